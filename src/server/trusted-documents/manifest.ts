import { GraphQLError, parse } from 'graphql';
import { z } from 'zod';

/** Documents by the IDs that clients send in their place. */
export type Manifest = ReadonlyMap<string, string>;

/** The manifest of `@apollo/generate-persisted-query-manifest`, and of `image-gateway manifest`. */
export const apolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string(),
    }),
  ),
});

/** What relay-compiler's `persistConfig` and the client preset of graphql-codegen write: documents by ID. */
const mapManifest = z.record(z.string().min(1), z.string());

/** An ID without the name of the hash that it may begin with, which some clients send and some manifests have. */
export function bareId(id: string): string {
  return id.replace(/^sha256:/, '');
}

/** Reads a manifest in either format. Every document in it can be parsed. What it throws says what is wrong with it. */
export function parseManifest(text: string): Manifest {
  const documents = new Map<string, string>();
  for (const [givenId, body] of entriesOf(parseJson(text))) {
    const id = bareId(givenId);
    if ((documents.get(id) ?? body) !== body) throw new Error(`it has two documents with the ID ${quote(id)}`);
    checkSyntax(id, body);
    documents.set(id, body);
  }
  return documents;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('it is not JSON');
  }
}

function entriesOf(json: unknown): readonly (readonly [id: string, body: string])[] {
  if (typeof json === 'object' && json !== null && 'format' in json) {
    return decode(apolloManifest, json).operations.map(({ id, body }) => [id, body]);
  }
  return Object.entries(decode(mapManifest, json));
}

function decode<Output>(schema: z.ZodType<Output>, json: unknown): Output {
  const { data, error } = schema.safeParse(json);
  if (error === undefined) return data;
  const [issue] = error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new Error(
    `it is neither a manifest of the format "apollo-persisted-query-manifest", version 1, nor an object of documents ` +
      `by ID${place}: ${issue?.message ?? ''}`,
  );
}

function checkSyntax(id: string, body: string): void {
  try {
    parse(body, { noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new Error(`the document with the ID ${quote(id)} cannot be parsed: ${error.message}`, { cause: error });
  }
}

function quote(id: string): string {
  return JSON.stringify(id.slice(0, 100));
}
