import { parseOptions } from './command.ts';
import { usualImagesPerList } from './data/dataset.ts';
import { names, number, whole } from './option-values.ts';
import { mixed, mixture } from './queries/queries.ts';
import { peers } from './servers/servers.ts';

const queryNames = [...Object.keys(mixture), mixed];
const peerNames = peers.map(({ name }) => name);

/** What is to be measured, and how. */
export interface Options {
  readonly queries: readonly string[];
  readonly peers: readonly string[];
  /** How long the stub services take, in milliseconds, and by how much that varies. */
  readonly delay: number;
  readonly jitter: number;
  /** How many images each service has in each folder. */
  readonly images: number;
  /** How long one measurement takes, and how often it is repeated. */
  readonly seconds: number;
  readonly rounds: number;
  /** How often a measurement that other processes disturb is tried, at most. */
  readonly attempts: number;
  /** How long each server is warmed up with each query. */
  readonly warmUpSeconds: number;
  readonly concurrency: number;
  /** The size of a semi-space of V8's young generation in MB, for every server; 0 for all defaults of Node.js. */
  readonly semiSpace: number;
  readonly report: boolean;
  readonly profile: boolean;
}

export const help = `npm run bench -- [options]

Measures Image Gateway against other servers over stub services.

  --queries a,b      of: ${queryNames.join(', ')}; all by default
  --peers a,b        of: ${peerNames.join(', ')}; all by default, "none" for none
  --delay 5          milliseconds that the stub services take to answer; 0 by default
  --jitter 2         milliseconds by which that varies, up and down; 0 by default
  --images 100       images of each service in each folder, 70 to 2000
  --seconds 1.5      how long one measurement takes
  --rounds 3         how often it is repeated
  --attempts 3       how often a measurement is tried while other processes take more than 5 % of the server's core
  --concurrency 32   requests under way at the same moment, at most 48
  --semi-space 32    --max-semi-space-size of every server, in MB; 0 for no flags at all
  --quick            list50, get20 and one, two short rounds: about two minutes
  --report           writes the results into docs/performance.md, with plots
  --profile          no peers: where Image Gateway spends its CPU time, a query at a time (not mixed)
`;

/** Reads the command line; `null` when it asks for help. */
export function readOptions(args: readonly string[]): Options | null {
  const values = parseOptions(args, {
    queries: { type: 'string' },
    peers: { type: 'string' },
    delay: { type: 'string' },
    jitter: { type: 'string' },
    images: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    attempts: { type: 'string' },
    concurrency: { type: 'string' },
    'semi-space': { type: 'string' },
    quick: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  });
  if (values.help) return null;
  const quick = values.quick;
  return {
    queries: names('queries', values.queries ?? (quick ? 'list50,get20,one' : queryNames.join()), queryNames),
    peers: values.profile || values.peers === 'none' ? [] : names('peers', values.peers ?? peerNames.join(), peerNames),
    delay: number('delay', values.delay ?? '0', 0, 10_000),
    jitter: number('jitter', values.jitter ?? '0', 0, 10_000),
    images: whole('images', values.images ?? String(usualImagesPerList), 70, 2000),
    seconds: number('seconds', values.seconds ?? (values.profile ? '8' : quick ? '0.6' : '1.5'), 0.1, 600),
    rounds: whole('rounds', values.rounds ?? (quick ? '2' : '3'), 1, 1000),
    attempts: whole('attempts', values.attempts ?? (quick ? '1' : '3'), 1, 100),
    warmUpSeconds: quick ? 1 : 4,
    concurrency: whole('concurrency', values.concurrency ?? '32', 1, 48),
    semiSpace: whole('semi-space', values['semi-space'] ?? '32', 0, 1024),
    report: values.report,
    profile: values.profile,
  };
}
