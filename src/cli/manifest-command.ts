import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { printApiSchema } from '../server/schema.ts';
import { buildManifest, DocumentsError } from './manifest/build-manifest.ts';
import { findFiles, MissingFilesError } from './manifest/find-files.ts';
import type { Terminal } from './terminal.ts';

export interface ManifestCommandOptions {
  readonly typenames?: boolean;
}

/** `image-gateway manifest`: the manifest goes to standard output, all mistakes in the documents to standard error. */
export function manifestCommand(
  args: readonly string[],
  { typenames = false }: ManifestCommandOptions,
  terminal: Terminal,
): number {
  try {
    const files = findFiles(args).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const manifest = buildManifest(buildSchema(printApiSchema()), files, { typenames });
    terminal.out(`${JSON.stringify(manifest, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof DocumentsError || error instanceof MissingFilesError)) throw error;
    terminal.err(`${error.message}\n`);
    return 1;
  }
}
