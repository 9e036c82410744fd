import type { Fault } from '../../src/sandbox/sandbox.ts';

/** An entry of `ImageConnection.unavailable`. */
export interface Unavailable {
  readonly service: string;
  readonly folderId: string;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

const promised = 'BareMetal gave an answer that is not what its reference promises:';
/** How BareMetal can fail, and what a merged list then says of it. */
export function failuresOfBareMetal(
  timeoutMs: number,
): readonly (readonly [string, Fault, Omit<Unavailable, 'service' | 'folderId'>])[] {
  return [
    [
      'answers that it is unavailable',
      { error: { code: 'UNAVAILABLE', message: 'Back soon.' } },
      { code: 'UNAVAILABLE', message: 'Back soon.', retryable: true },
    ],
    [
      'forbids',
      { error: { code: 'PERMISSION_DENIED', message: 'Not yours.' } },
      { code: 'PERMISSION_DENIED', message: 'Not yours.', retryable: false },
    ],
    [
      'is too busy and says for how long',
      { error: { code: 'RESOURCE_EXHAUSTED', message: 'Too many.', retryAfterSeconds: 7 } },
      { code: 'RESOURCE_EXHAUSTED', message: 'Too many.', retryable: true },
    ],
    [
      'answers 401 and nothing else',
      { garbage: 'empty-401' },
      {
        code: 'UNAUTHENTICATED',
        message: 'BareMetal answered UNAUTHENTICATED (HTTP 401) and did not say why.',
        retryable: false,
      },
    ],
    [
      'hangs',
      { hang: true },
      { code: 'DEADLINE_EXCEEDED', message: `BareMetal did not answer within ${timeoutMs} ms.`, retryable: true },
    ],
    [
      'resets the connection',
      { reset: true },
      { code: 'UNAVAILABLE', message: 'BareMetal could not be reached.', retryable: true },
    ],
    [
      'breaks off its answer',
      { garbage: 'cut-off' },
      { code: 'UNAVAILABLE', message: 'BareMetal could not be reached.', retryable: true },
    ],
    [
      'is hidden behind a proxy’s page',
      { garbage: 'html-502' },
      {
        code: 'UNAVAILABLE',
        message: 'BareMetal answered UNAVAILABLE (HTTP 502) and did not say why.',
        retryable: true,
      },
    ],
    [
      'answers with a page for people',
      { garbage: 'html-200' },
      { code: 'UPSTREAM_MALFORMED', message: `${promised} it is not a JSON object.`, retryable: true },
    ],
    [
      'answers with half of its JSON',
      { garbage: 'truncated-json' },
      { code: 'UPSTREAM_MALFORMED', message: `${promised} it is not a JSON object.`, retryable: true },
    ],
    [
      'answers with JSON of another shape',
      { garbage: 'wrong-shape' },
      { code: 'UPSTREAM_MALFORMED', message: `${promised} "images" is not a list.`, retryable: false },
    ],
  ];
}
