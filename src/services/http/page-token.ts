import type { UpstreamError } from '../../model/errors.ts';
import type { PageRequest } from '../../model/page.ts';

/** Creates the error of a response that is not what the service promises; an `HttpClient` does. */
interface MalformedAnswers {
  malformed(problem: string): UpstreamError;
}

/**
 * Returns a page, and rejects one whose next page is itself: its token is the token that it was requested with, so the
 * list would never end. AIP-158 promises a token for the page that follows.
 *
 * A decoder does not receive the request, so this check follows the decoding.
 */
export function advancing<Page extends { readonly nextPageToken: string | null }>(
  page: Page,
  { pageToken }: PageRequest,
  http: MalformedAnswers,
): Page {
  if (pageToken !== null && page.nextPageToken === pageToken) {
    throw http.malformed('"nextPageToken" is the token of the same page');
  }
  return page;
}
