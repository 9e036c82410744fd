import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** https://tc39.es/ecma426/#sec-source-map-format */
const sourceMap = z.object({
  version: z.literal(3),
  file: z.string().default(''),
  sourceRoot: z.string().default(''),
  sources: z.array(z.string()),
  sourcesContent: z.array(z.string()).default([]),
  names: z.array(z.string()),
  mappings: z.string(),
});

/** A place in a file, counted from 0. */
export interface Place {
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** Knows the files that what runs was bundled from. */
export class SourceFiles {
  readonly #maps = new Map<string, SourceMap | null>();

  /** The file that a place was written in, as an address or a path; the place's own when it was not bundled. */
  of({ url, lineNumber, columnNumber }: Place): string {
    // A place that stands for nothing in a source has an entry without one, which its type does not tell.
    const entry: { readonly originalSource?: string | undefined } | undefined = this.#mapOf(url)?.findEntry(
      lineNumber,
      columnNumber,
    );
    return entry?.originalSource ?? url;
  }

  #mapOf(url: string): SourceMap | null {
    const known = this.#maps.get(url);
    if (known !== undefined) return known;
    const map = readMap(url);
    this.#maps.set(url, map);
    return map;
  }
}

function readMap(url: string): SourceMap | null {
  if (!url.startsWith('file:')) return null;
  const file = `${fileURLToPath(url)}.map`;
  return existsSync(file) ? new SourceMap(sourceMap.parse(JSON.parse(readFileSync(file, 'utf8')))) : null;
}
