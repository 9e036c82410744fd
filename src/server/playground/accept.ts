import type { FastifyRequest } from 'fastify';

/** What a GET of the GraphQL endpoint can be answered with, besides the playground. */
const GRAPHQL_MEDIA_TYPES = ['application/graphql-response+json', 'application/json'];

/** The parameters of a GraphQL request; `extensions` carries a persisted query, which has no `query`. */
const GRAPHQL_PARAMETERS = ['query', 'extensions'];

/**
 * Whether a request of the GraphQL endpoint is a person's browser looking for the playground: a GET that asks for no
 * operation, and by its Accept header for HTML no less than for the answer to one. HTML has to be named, since a
 * client that takes anything, as `curl` does, is a program.
 */
export function acceptsPlayground(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const { query } = request;
  if (typeof query === 'object' && query !== null && GRAPHQL_PARAMETERS.some((name) => name in query)) return false;
  const ranges = parseAccept(request.headers.accept ?? '');
  const html = ranges.filter(({ type }) => type === 'text/html' || type === 'text/*');
  const quality = qualityOf('text/html', html);
  return quality > 0 && GRAPHQL_MEDIA_TYPES.every((type) => quality >= qualityOf(type, ranges));
}

interface MediaRange {
  /** Such as `text/html` or `text/*`, in lower case. */
  readonly type: string;
  /** The weight, from 0 (not acceptable) to 1. */
  readonly quality: number;
}

/**
 * The media ranges of an Accept header (RFC 9110, section 12.5.1). Their parameters other than the weight are left
 * aside: they tell apart variants of one type, of which the endpoint has none.
 */
function parseAccept(header: string): MediaRange[] {
  return header.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return { type, quality: weight === undefined ? 1 : Number(weight.slice('q='.length)) || 0 };
  });
}

/** The weight that the most specific of the ranges gives to a media type; 0 where none takes it. */
function qualityOf(mediaType: string, ranges: readonly MediaRange[]): number {
  const [family = ''] = mediaType.split('/');
  for (const type of [mediaType, `${family}/*`, '*/*']) {
    const range = ranges.find((candidate) => candidate.type === type);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
