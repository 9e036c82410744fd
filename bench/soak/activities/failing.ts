import { folderId } from '../../sandbox/world.ts';
import type { Request } from '../../traffic/client.ts';
import type { Activity } from '../visitor.ts';

/** A request that fails by design. */
interface Mistaken {
  readonly request: Request;
  /** The code of the error that says so. */
  readonly code: string;
  readonly token?: null;
}

const list = (more: string): string => `{ images(folderIds: ["${folderId}"]${more}) { nodes { id } } }`;

const mistaken: readonly Mistaken[] = [
  { request: { query: '{ images(' }, code: 'GRAPHQL_PARSE_FAILED' },
  { request: { query: '{ nowhere }' }, code: 'GRAPHQL_VALIDATION_FAILED' },
  { request: { query: list(', first: -1') }, code: 'BAD_USER_INPUT' },
  { request: { query: list(', after: "AAAA"') }, code: 'BAD_USER_INPUT' },
  {
    request: { query: 'query ($id: ID!) { image(id: $id) { id } }', variables: { id: { no: 'ID' } } },
    code: 'BAD_USER_INPUT',
  },
  {
    request: {
      query: '{ images(folderIds: ["a"], first: 1000) { nodes { folder { images(first: 1000) { nodes { id } } } } } }',
    },
    code: 'QUERY_TOO_COSTLY',
  },
  { request: { query: list('') }, code: 'UNAUTHENTICATED', token: null },
  {
    request: {
      query: 'mutation { updateComputeImage(input: { imageId: "fd8nowhere0000000000" }) { operation { id } } }',
    },
    code: 'BAD_USER_INPUT',
  },
];

/** So few that all of them are soon known, and what is kept of documents grows no more. */
const wordings = 40;

/** Asks for what cannot be had, in one wording after the other. */
export const fail: Activity = async (visitor) => {
  const { request, code, token = visitor.token } = mistaken[visitor.number % mistaken.length] ?? unreachable();
  const query = `${request.query} # ${visitor.number % wordings}`;
  const { errors = [] } = await visitor.ask({ ...request, query }, [code], token);
  visitor.expect(
    errors.some(({ extensions }) => extensions?.['code'] === code),
    `It should fail with ${code}: ${query}`,
  );
};

function unreachable(): never {
  throw new Error('There are no mistaken requests.');
}
