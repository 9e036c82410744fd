import { describe, expect, it } from '@jest/globals';
import { sandboxFolders } from '../../../src/sandbox/sandbox.ts';
import { startGateway } from '../../support/gateway.ts';
import { scrapeWhen } from '../../support/prometheus.ts';

const beyond = 'image_gateway_graphql_beyond_cost_limits_total';
const costly = `{ images(folderIds: ["${sandboxFolders.alpha}"], first: 500) { nodes { id } } }`;

describe.each([
  ['enforce', 'refused'],
  ['measure', 'reported'],
])('with COST_MODE=%s', (mode, action) => {
  it(`counts an operation beyond a limit as ${action}`, async () => {
    const gateway = await startGateway({ environment: { COST_MODE: mode, COST_LIMIT_NODES: '100' } });
    try {
      await gateway.query(costly);
      const scrape = await scrapeWhen(gateway, (later) => later.value(beyond) > 0);
      expect(scrape.metrics.get(beyond)?.samples).toEqual([
        { name: beyond, labels: { measure: 'NODES', action }, value: 1 },
      ]);
    } finally {
      await gateway.close();
    }
  });
});
