import { execFile } from 'node:child_process';
import { cp, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ConcreteRequest, ReaderFragment } from 'relay-runtime';

/** What relay-compiler has made of the documents in `client/`. */
export interface CompiledClient {
  /** The artifact of a query or a mutation. */
  request(name: string): Promise<ConcreteRequest>;
  /** The artifact of a fragment. */
  fragment(name: string): Promise<ReaderFragment>;
  /** The documents by ID, as the compiler has written them, where it was told to. */
  readonly persistedDocuments: string;
  remove(): Promise<void>;
}

export interface CompileOptions {
  /** Whether the client is to send the IDs of its documents in place of their texts. */
  readonly persist: boolean;
}

/** Compiles the documents in `client/` against a schema, in a folder of their own. Fails with what the compiler says. */
export async function compileClient(sdl: string, { persist }: CompileOptions): Promise<CompiledClient> {
  const folder = await mkdtemp(join(tmpdir(), 'image-gateway-relay-'));
  await cp(fileURLToPath(new URL('./client', import.meta.url)), join(folder, 'src'), { recursive: true });
  await mkdir(join(folder, 'artifacts'));
  await writeFile(join(folder, 'schema.graphql'), sdl);
  await writeFile(
    join(folder, 'relay.config.json'),
    JSON.stringify({ ...configuration, ...(persist ? { persistConfig } : {}) }),
  );
  // The compiler adds to the file, which has to be there.
  await writeFile(join(folder, persistConfig.file), '{}');
  const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
  await promisify(execFile)(process.execPath, [compiler], { cwd: folder });
  const artifact = async (name: string): Promise<unknown> => {
    const { default: node } = (await import(join(folder, 'artifacts', `${name}.graphql.ts`))) as { default: unknown };
    return node;
  };
  return {
    request: async (name) => (await artifact(name)) as ConcreteRequest,
    fragment: async (name) => (await artifact(name)) as ReaderFragment,
    persistedDocuments: join(folder, persistConfig.file),
    remove: () => rm(folder, { recursive: true }),
  };
}

const configuration = {
  src: './src',
  schema: './schema.graphql',
  artifactDirectory: './artifacts',
  language: 'typescript',
  eagerEsModules: true,
  useImportTypeSyntax: true,
  noSourceControl: true,
  requireCustomScalarTypes: true,
  customScalarTypes: { DateTime: 'string', Int64: 'string' },
};

const persistConfig = { file: './persisted.json', algorithm: 'SHA256' };
