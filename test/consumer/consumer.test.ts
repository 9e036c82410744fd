import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { ConsumerProject } from './consumer-project.ts';

let gateway: TestGateway;
const project = new ConsumerProject();

beforeAll(async () => {
  gateway = await startGateway({ sandboxOptions: { images: 300 } });
}, 60_000);

afterAll(async () => {
  await gateway.close();
  project.remove();
});

/** The images that one run has listed, by their IDs. */
function ids(out: string): readonly (string | undefined)[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[2]);
}

describe('the consumer in examples/', () => {
  it('is typed by the schema of the running gateway and compiles', async () => {
    expect(await project.codegen(`${gateway.url}/graphql`)).toMatchObject({ exitCode: 0 });
    expect(await project.build()).toEqual({ exitCode: 0, out: '', err: '' });
  }, 60_000);

  it('lists every ready image of its folders once', async () => {
    const { store } = gateway.sandbox;
    const folderId = 'b1gfolderalpha000001';
    const { exitCode, out, err } = await project.start([folderId], { IMAGE_GATEWAY_URL: `${gateway.url}/graphql` });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const ready = [
      ...store.compute.inFolder(folderId),
      ...store.baremetal.inFolder(folderId),
      ...store.desktop.listed(folderId),
    ]
      .filter(({ status }) => status === 'READY' || status === 'ACTIVE')
      .map(({ id }) => id);
    expect(ready.length).toBeGreaterThan(100);
    expect([...ids(out)].sort()).toEqual([...ready].sort());
  });

  it('tells what it could not have', async () => {
    gateway.sandbox.faults.set('baremetal', [{ error: { code: 'UNAVAILABLE' } }]);
    const { exitCode, out, err } = await project.start([], { IMAGE_GATEWAY_URL: `${gateway.url}/graphql` });
    gateway.sandbox.faults.clear();
    expect({ exitCode, err }).toEqual({
      exitCode: 0,
      err: expect.stringContaining('BARE_METAL could not be asked for baremetal-standard-images: UNAVAILABLE\n'),
    });
    expect(ids(out)).toContain('fd85u0rct32prepgjlv0');
  });

  it('sends its documents by ID to a gateway that has their manifest', async () => {
    const environment = { TRUSTED_DOCUMENTS_FILE: project.path('src/gql/persisted-documents.json') };
    const strict = await startGateway({ environment });
    try {
      const url = { IMAGE_GATEWAY_URL: `${strict.url}/graphql` };
      const byId = await project.start([], { ...url, BY_ID: '1' });
      expect(ids(byId.out)).toContain('fd85u0rct32prepgjlv0');
      const byText = await project.start([], url);
      expect(byText).toMatchObject({ exitCode: 1, err: expect.stringContaining('PERSISTED_QUERY_ID_REQUIRED') });
    } finally {
      await strict.close();
    }
  });

  it('does not compile when it uses what it has not asked for', async () => {
    project.edit('src/main.ts', "image.name ?? ''", 'image.description');
    expect(await project.build()).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining("Property 'description' does not exist"),
    });
  }, 60_000);

  it('is not typed when it asks for what there is not', async () => {
    project.edit('src/images.ts', 'checksum', 'md5');
    const { exitCode, out, err } = await project.codegen(`${gateway.url}/graphql`);
    expect(exitCode).toBe(1);
    expect(out + err).toContain('Cannot query field "md5" on type "BareMetalImage"');
  }, 60_000);
});
