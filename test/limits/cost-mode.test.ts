import { afterEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { recordLog, type RecordedLog } from '../authentication/recorded-log.ts';

let gateway: TestGateway;
let log: RecordedLog;

async function start(environment: Readonly<Record<string, string>>): Promise<void> {
  log = recordLog();
  gateway = await startGateway({ environment: { COST_LIMIT_UPSTREAM_CALLS: '3', ...environment }, log: log.log });
}

afterEach(() => gateway.close());

const query = 'query Four($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const variables = { ids: ['a', 'b', 'c', 'd'] };
const report = { headers: { 'x-upstream-report': '1' } };
const estimated = { calls: 4, nodes: 4, items: 504 };

describe('COST_MODE', () => {
  it('enforce, the default, refuses what is beyond a limit and reports its estimate', async () => {
    await start({});
    const { data, errors, extensions } = await gateway.query(query, variables, report);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
    expect(extensions).toEqual({ upstream: { calls: 0, byService: {}, estimated } });
  });

  it('measure lets it through and tells the log', async () => {
    await start({ COST_MODE: 'measure' });
    const { errors, extensions } = await gateway.query(query, variables, report);
    expect(errors.map(({ extensions: { code } }) => code)).toEqual(Array(4).fill('BAD_USER_INPUT'));
    expect(extensions).toMatchObject({ upstream: { estimated } });
    expect(log.lines.map((line): unknown => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        msg: 'operation beyond the limits of cost',
        operation: 'Four',
        exceeded: [{ measure: 'UPSTREAM_CALLS', figure: 4, limit: 3, costliest: { path: ['nodes'], figure: 4 } }],
      }),
    );
  });

  it('measure says nothing of what is within the limits', async () => {
    await start({ COST_MODE: 'measure' });
    await gateway.query(query, { ids: ['a'] });
    expect(log.lines.join('')).not.toContain('beyond');
  });

  it('off does not look at cost', async () => {
    await start({ COST_MODE: 'off' });
    const { extensions } = await gateway.query(query, variables, report);
    expect(extensions).toEqual({ upstream: { calls: 0, byService: {} } });
    expect(log.lines.join('')).not.toContain('beyond');
  });

  it('off still limits the size of documents and lists', async () => {
    await start({ COST_MODE: 'off', LIST_LIMIT_ENTRIES: '3' });
    expect(await gateway.query(query, variables)).toMatchObject({
      errors: [{ extensions: { measure: 'LIST_ENTRIES' } }],
    });
  });
});

describe('the report of an operation', () => {
  it('has what it took beside what it could have taken', async () => {
    await start({});
    const { extensions } = await gateway.query(
      '{ images(folderIds: ["standard-images"], services: [COMPUTE], first: 2) { nodes { id } } }',
      {},
      report,
    );
    expect(extensions).toEqual({
      upstream: { calls: 1, byService: { COMPUTE: 1 }, estimated: { calls: 2, nodes: 2, items: 4 } },
    });
  });

  it('has no estimate where the variables do not fit', async () => {
    await start({});
    const { errors, extensions } = await gateway.query(query, { ids: 7.5 }, report);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(extensions).toEqual({ upstream: { calls: 0, byService: {} } });
  });
});
