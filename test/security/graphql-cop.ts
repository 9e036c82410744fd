/**
 * The checks of graphql-cop 1.15 (https://github.com/dolevf/graphql-cop), each by its title: what it sends, and what of
 * the answer makes it report a finding. Field Duplication is one that it has and does not run by default.
 */
export interface CopCheck {
  readonly title: string;
  /** Whether the check would report a finding. */
  readonly finds: (url: string) => Promise<boolean>;
}

const headers = { 'user-agent': 'graphql-cop/1.15', authorization: 'Bearer sandbox-admin' };

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** What is no JSON is no finding. */
async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}

async function post(url: string, query: string): Promise<Answer> {
  const body = JSON.stringify({ query, operationName: 'cop' });
  return read(await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }));
}

async function get(url: string, query: string): Promise<Answer> {
  return read(await fetch(`${url}?${new URLSearchParams({ query }).toString()}`, { headers }));
}

const repeat = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join('');

const circular =
  'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }';

/** In the order in which graphql-cop lists them. */
export const copChecks: readonly CopCheck[] = [
  {
    title: 'Field Suggestions',
    async finds(url) {
      const { errors } = await post(url, 'query cop { __schema { directive } }');
      return errors?.[0]?.message.includes('Did you mean') === true;
    },
  },
  {
    title: 'Introspection',
    async finds(url) {
      const { data } = await post(url, 'query cop { __schema { types { name fields { name } } } }');
      return Boolean(data?.['__schema']);
    },
  },
  {
    title: 'GraphQL IDE',
    async finds(url) {
      const response = await fetch(url, { headers: { ...headers, accept: 'text/html' } });
      const page = await response.text();
      // graphql-cop looks for names of well-known ones; any page is one here.
      return response.headers.get('content-type')?.startsWith('text/html') === true || page.includes('GraphiQL');
    },
  },
  {
    title: 'GET Method Query Support',
    finds: async (url) => Boolean((await get(url, 'query cop {__typename}')).data?.['__typename']),
  },
  {
    title: 'Alias Overloading',
    async finds(url) {
      const { data } = await post(url, `query cop { ${repeat(101, (index) => `alias${index}:__typename \n`)} }`);
      return Boolean(data?.['alias100']);
    },
  },
  {
    title: 'Array-based Query Batching',
    async finds(url) {
      const body = JSON.stringify(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })));
      const answer: unknown = await read(
        await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }),
      );
      return Array.isArray(answer) && answer.length >= 10;
    },
  },
  {
    title: 'Trace Mode',
    async finds(url) {
      const answer = await post(url, 'query cop { __typename }');
      return JSON.stringify(answer).toLowerCase().includes('"tracing"');
    },
  },
  {
    title: 'Directive Overloading',
    async finds(url) {
      const { errors } = await post(url, 'query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }');
      return errors?.length === 10;
    },
  },
  {
    title: 'Introspection-based Circular Query',
    async finds(url) {
      const { data } = await post(url, circular);
      return Boolean(data?.['__schema']);
    },
  },
  {
    title: 'Mutation is allowed over GET (possible CSRF)',
    finds: async (url) => Boolean((await get(url, 'mutation cop {__typename}')).data?.['__typename']),
  },
  {
    title: 'POST based url-encoded query (possible CSRF)',
    async finds(url) {
      const body = new URLSearchParams({ query: 'query cop { __typename }' });
      return Boolean((await read(await fetch(url, { method: 'POST', headers, body }))).data?.['__typename']);
    },
  },
  {
    title: 'Unhandled Errors Detection',
    async finds(url) {
      const answer = await post(url, 'qwerty cop { abc }');
      return JSON.stringify(answer).toLowerCase().includes('"exception"');
    },
  },
  {
    title: 'Field Duplication',
    async finds(url) {
      const { data } = await post(url, `query cop { ${repeat(500, () => '__typename \n')} }`);
      return Boolean(data?.['__typename']);
    },
  },
];
