import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../../src/config.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { numberedImages } from './numbered-images.ts';

const [oldKey, newKey] = ['0123456789abcdef'.repeat(2), 'fedcba9876543210'.repeat(3)];
const document = `query ($after: String) {
  computeImages(folderId: "folder-a", first: 2, after: $after) { nodes { name } pageInfo { endCursor } edges { cursor } }
}`;

interface Answer {
  readonly computeImages: {
    readonly nodes: readonly { readonly name: string }[];
    readonly edges: readonly { readonly cursor: string }[];
    readonly pageInfo: { readonly endCursor: string };
  } | null;
}

/** The sandboxes are equal, and so are their page tokens: what replicas have in common. */
function start(CURSOR_KEY?: string): Promise<TestGateway> {
  const compute = numberedImages('fda', 'folder-a', 9).map((image) => ({ ...image, status: 'READY' as const }));
  return startGateway({
    sandboxOptions: { dataset: { compute } },
    environment: CURSOR_KEY === undefined ? {} : { CURSOR_KEY },
  });
}

describe('with CURSOR_KEY', () => {
  const gateways = new Map<string, TestGateway>();
  const keys = { none: undefined, old: oldKey, both: `${newKey}, ${oldKey}`, new: newKey };

  beforeAll(async () => {
    for (const [name, key] of Object.entries(keys)) gateways.set(name, await start(key));
  });

  afterAll(() => Promise.all([...gateways.values()].map((gateway) => gateway.close())));

  const query = (name: keyof typeof keys, after: string | null = null) => {
    const gateway = gateways.get(name);
    if (gateway === undefined) throw new Error(`There is no gateway ${name}.`);
    return gateway.query<Answer>(document, { after });
  };

  const cursorOf = async (name: keyof typeof keys): Promise<string> =>
    (await query(name)).data.computeImages?.pageInfo.endCursor ?? '';

  /** The names that follow the cursor, or the reason why it is refused. */
  async function after(name: keyof typeof keys, cursor: string): Promise<unknown> {
    const { data, errors } = await query(name, cursor);
    return errors[0]?.extensions['reason'] ?? data.computeImages?.nodes.map((node) => node.name);
  }

  it('a list is paged as without it', async () => {
    for (const name of ['none', 'old', 'both', 'new'] as const) {
      const { data } = await query(name);
      expect(await after(name, data.computeImages?.edges[0]?.cursor ?? '')).toEqual(['fda-00001', 'fda-00002']);
      expect(await after(name, await cursorOf(name))).toEqual(['fda-00002', 'fda-00003']);
    }
  });

  it('a cursor without a signature, or signed with another key, is malformed', async () => {
    expect(await after('old', await cursorOf('none'))).toBe('CURSOR_MALFORMED');
    expect(await after('old', await cursorOf('new'))).toBe('CURSOR_MALFORMED');
    expect(await after('none', await cursorOf('old'))).toBe('CURSOR_MALFORMED');
  });

  it('a cursor of the key before is taken while both keys are listed, and new ones have the new key', async () => {
    expect(await after('both', await cursorOf('old'))).toEqual(['fda-00002', 'fda-00003']);
    expect(await after('new', await cursorOf('both'))).toEqual(['fda-00002', 'fda-00003']);
    expect(await after('new', await cursorOf('old'))).toBe('CURSOR_MALFORMED');
  });
});

describe('CURSOR_KEY', () => {
  it.each(['too-short', `${oldKey},too-short`, `${oldKey},`])('is refused without being shown: %s', (CURSOR_KEY) => {
    let mistakes: readonly string[] = [];
    try {
      loadConfig({ API_HOST: 'api.example.net', CURSOR_KEY });
    } catch (error) {
      if (error instanceof ConfigError) mistakes = error.mistakes;
    }
    expect(mistakes).toEqual([
      'CURSOR_KEY is not shown here, because it is a secret; allowed: one or several secret keys of at least 32 ' +
        'characters, separated by commas.',
    ]);
  });
});
