import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { imageServices } from '../../src/sandbox/services.ts';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ sandboxOptions: { images: 60 } });
});

afterAll(() => gateway.close());

const folder = `"${sandboxFolders.alpha}"`;
const image = `id imageId service folderId folder { folderId } name description status serviceStatus createdAt
  labels { key value } label(key: "env")`;
const page = 'pageInfo { hasNextPage } unreadable { imageId }';

const documents = [
  `{ computeImages(folderId: ${folder}, first: 100) { nodes {
    ${image} family storageSize size minDiskSize productIds os { type nvidiaDriver } pooled kmsKey { keyId versionId }
    hardwareGeneration { __typename }
  } ${page} } }`,
  `{ bareMetalImages(folderId: ${folder}, first: 100) { nodes { ${image} checksum } ${page} } }`,
  `{ bareMetalStandardImages(first: 100) { nodes { ${image} } ${page} } }`,
  `{ desktopImages(folderId: ${folder}, first: 100) { nodes { ${image} storageSize minDiskSize } ${page} } }`,
  `{ images(folderIds: [${folder}, "${sandboxFolders.empty}"], first: 20) {
    nodes { imageId } unavailable { code } ${page}
  } }`,
  `{ computeImage(imageId: "fd8special0bare00000") { ${image}
    operations { nodes { operationId description createdBy done status error { code } } pageInfo { hasNextPage } }
    accessBindings { nodes { roleId } pageInfo { hasNextPage } }
  } }`,
];

it('default values that services write out change no response', async () => {
  const ask = () => Promise.all(documents.map(async (document) => gateway.query(document)));
  const omitted = await ask();
  for (const service of imageServices) gateway.sandbox.setQuirks(service, { writtenDefaults: true });
  gateway.sandbox.setQuirks('operation', { writtenDefaults: true });
  const written = await ask();
  for (const [index, { data, errors }] of written.entries()) {
    expect(errors).toEqual([]);
    expect(data).toEqual(omitted[index]?.data);
  }
});
