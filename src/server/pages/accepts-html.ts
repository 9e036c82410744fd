import type { FastifyRequest } from 'fastify';

/** What an address that has a page can be answered with besides it: data for programs. */
const DATA_MEDIA_TYPES = ['application/graphql-response+json', 'application/json'];

/**
 * Whether a request is a person's browser looking for a page: a GET that by its Accept header asks for HTML no less
 * than for data. HTML has to be named, since a client that takes anything, as `curl` does, is a program.
 */
export function acceptsHtml(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const ranges = parseAccept(request.headers.accept ?? '');
  const html = ranges.filter(({ type }) => type === 'text/html' || type === 'text/*');
  const quality = qualityOf('text/html', html);
  return quality > 0 && DATA_MEDIA_TYPES.every((type) => quality >= qualityOf(type, ranges));
}

interface MediaRange {
  /** Such as `text/html` or `text/*`, in lower case. */
  readonly type: string;
  /** The weight, from 0 (not acceptable) to 1. */
  readonly quality: number;
}

/**
 * The media ranges of an Accept header (RFC 9110, section 12.5.1). Their parameters other than the weight are left
 * aside: they tell apart variants of one type, of which there are none here.
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
