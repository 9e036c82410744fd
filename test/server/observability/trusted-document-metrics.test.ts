import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { scrapeWhen } from '../../support/prometheus.ts';
import { ManifestFile } from '../../trusted-documents/manifest-file.ts';
import { send } from '../../trusted-documents/send.ts';

const duration = 'image_gateway_trusted_operation_duration_seconds_count';
const choices = 'image_gateway_trusted_documents_total';

let manifest: ManifestFile;
let gateway: TestGateway;

beforeAll(async () => {
  manifest = new ManifestFile({
    listed: 'query Listed { __typename }',
    ...Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`id${n}`, `query Many${n} { __typename }`])),
  });
  gateway = await startGateway({
    environment: { TRUSTED_DOCUMENTS_FILE: manifest.path, TRUSTED_DOCUMENTS_MODE: 'prefer' },
  });
});

afterAll(async () => {
  await gateway.close();
  manifest.remove();
});

it('names the operations of the manifest, and no others', async () => {
  await send(gateway, { documentId: 'listed' });
  await send(gateway, { query: 'query Foreign { __typename }' });
  await send(gateway, { documentId: 'nowhere' });
  const scrape = await scrapeWhen(gateway, (later) => later.value('image_gateway_graphql_requests_total') >= 3);
  expect(scrape.value(duration, { operation: 'Listed' })).toBe(1);
  expect(scrape.value(duration)).toBe(1);
  expect(scrape.text).not.toContain('Foreign');
  for (const choice of ['listed', 'as-asked', 'refused']) expect(scrape.value(choices, { choice })).toBe(1);
});

it('names so many of a large manifest, and takes the rest together', async () => {
  for (let n = 0; n < 250; n += 1) await send(gateway, { documentId: `id${n}` });
  const scrape = await scrapeWhen(gateway, (later) => later.value(duration) >= 251);
  // Of these and the one above 200 have names of their own.
  expect(scrape.value(duration, { operation: 'other' })).toBe(51);
  expect(scrape.samples.filter(({ name }) => name === duration)).toHaveLength(201);
});
