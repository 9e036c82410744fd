import { z } from 'zod';
import { SourceFiles } from './source-files.ts';

/** https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export const cpuProfile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.number(),
        columnNumber: z.number(),
      }),
      children: z.array(z.number()).default([]),
    }),
  ),
  startTime: z.number(),
  endTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

export type CpuProfile = z.infer<typeof cpuProfile>;

/** The time that one function took. */
export interface FunctionTime {
  /** Its name and where it is. */
  readonly name: string;
  /** The file that it is in, shortened; for what is not in a file, what it is. */
  readonly file: string;
  /** In the function itself, in microseconds. */
  readonly self: number;
  /** In the function and in all that it called. */
  readonly total: number;
}

/** What is no work of the server: having nothing to do, and `dispatch`, in which the inspector serves the recorder. */
function isNoWork({ name, file }: FunctionTime): boolean {
  return name === '(root)' || name === '(idle)' || (name === 'dispatch' && file === 'native');
}

/** What a profile says of each function that was at work. */
export function functionTimes({ nodes, samples, timeDeltas }: CpuProfile): FunctionTime[] {
  const selfOf = new Map<number, number>();
  samples.forEach((id, index) => selfOf.set(id, (selfOf.get(id) ?? 0) + (timeDeltas[index] ?? 0)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const times = new Map<string, { name: string; file: string; self: number; total: number }>();
  const sources = new SourceFiles();

  const visit = (id: number, above: ReadonlySet<string>): number => {
    const node = byId.get(id);
    if (node === undefined) return 0;
    const { functionName, lineNumber, columnNumber } = node.callFrame;
    const file = shortened(sources.of(node.callFrame), functionName);
    const name = functionName === '' ? `(anonymous at ${lineNumber + 1}:${columnNumber + 1})` : functionName;
    const key = `${name} ${file}`;
    const self = selfOf.get(id) ?? 0;
    const within = above.has(key) ? above : new Set([...above, key]);
    const total = node.children.reduce((sum, child) => sum + visit(child, within), self);
    const known = times.get(key) ?? { name, file, self: 0, total: 0 };
    // A function that calls itself is in its own total once.
    times.set(key, { ...known, self: known.self + self, total: known.total + (above.has(key) ? 0 : total) });
    return total;
  };
  const root = nodes[0];
  if (root !== undefined) visit(root.id, new Set());
  return [...times.values()].filter((time) => !isNoWork(time));
}

/** `src/loaders/key-loader.ts`, `undici/lib/core/request.js`, `node:internal/streams/readable`. */
function shortened(url: string, functionName: string): string {
  if (url === '') return functionName.startsWith('(') ? 'V8' : 'native';
  const [, inPackage] = url.split(/.*\/node_modules\//);
  return inPackage ?? url.replace(/^.*\/(?=src\/)/, '');
}

/** What a function belongs to: a layer of the gateway, a package, Node.js or V8. */
export function partOf({ name, file }: FunctionTime): string {
  if (name === '(garbage collector)') return 'garbage collection';
  if (file.startsWith('src/')) return `gateway: ${file.split('/').slice(1, -1).join('/') || 'start'}`;
  if (file.startsWith('node:')) return 'Node.js';
  if (file === 'V8' || file === 'native' || file.startsWith('wasm:')) return 'other native code';
  return file
    .split('/')
    .slice(0, file.startsWith('@') ? 2 : 1)
    .join('/');
}
