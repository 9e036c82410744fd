import { createDataset } from './data/dataset.ts';
import type { LoadRequest } from './load/messages.ts';
import type { Load, Measurement } from './measure.ts';
import type { Options } from './options.ts';
import { prepareRequests } from './prepare.ts';
import { createQueries, mixed } from './queries/queries.ts';
import { mix } from './queries/mix.ts';
import type { Query } from './queries/query.ts';
import { type Contestant, measureRounds, warmUp } from './rounds.ts';
import { gateway, peers } from './servers/servers.ts';
import { nodeFlagsFor, Stage } from './setup/stage.ts';
import type { RunningServer } from './setup/running-server.ts';

export interface Outcome {
  readonly measurements: readonly Measurement[];
  readonly servers: readonly ServerFacts[];
}

/** What is known of a server without any load. */
export interface ServerFacts {
  readonly name: string;
  readonly readyMs: number;
  readonly residentBytesWhenReady: number | null;
}

/** Runs the whole benchmark. */
export async function runBenchmark(options: Options, say: (line: string) => void): Promise<Outcome> {
  const stage = await Stage.set(options);
  try {
    const contestants: Contestant[] = [];
    for (const kind of [gateway, ...peers.filter(({ name }) => options.peers.includes(name))]) {
      const server = await stage.start(kind, nodeFlagsFor(options));
      say(`${kind.title} is ready; checking its answers ...`);
      contestants.push({ server, loads: await prepareLoads(server, options) });
    }
    await warmUp(stage, contestants, options, say);
    const measurements = await measureRounds(stage, contestants, options, say);
    return { measurements, servers: contestants.map(({ server }) => factsOf(server)) };
  } finally {
    await stage.clear();
  }
}

async function prepareLoads(server: RunningServer, options: Options): Promise<Load[]> {
  const wantsMixture = options.queries.includes(mixed);
  const all = createQueries(createDataset(options.images));
  const wanted = all.filter(({ name }) => wantsMixture || options.queries.includes(name));
  const prepared = new Map<string, readonly LoadRequest[]>();
  for (const query of wanted) {
    const requests = await prepareRequests(server.kind, server.url, query);
    if (requests !== null) prepared.set(query.name, requests);
  }
  const loadOf = ({ name, mostConcurrent }: Pick<Query, 'name' | 'mostConcurrent'>): Load[] => {
    const requests = name === mixed ? mix(prepared) : (prepared.get(name) ?? null);
    const concurrency = Math.min(options.concurrency, mostConcurrent);
    return requests === null ? [] : [{ query: name, requests, concurrency, seconds: options.seconds }];
  };
  return [...all, { name: mixed, mostConcurrent: Infinity }]
    .filter(({ name }) => options.queries.includes(name))
    .flatMap(loadOf);
}

function factsOf({ kind, readyMs, usageWhenReady }: RunningServer): ServerFacts {
  return { name: kind.name, readyMs, residentBytesWhenReady: usageWhenReady?.residentBytes ?? null };
}
