/**
 * The strictest policy that the playground works under. Monaco, the editor, writes markup with styles in it, which
 * takes `'unsafe-inline'` for styles, and underlines mistakes with an image out of its style sheet (`data:`). No program
 * comes from anywhere but the gateway, and nothing is sent to anywhere else; `'self'` takes in the gateway's WebSocket
 * (Content Security Policy Level 3, section 6.7.2.8).
 */
export const PLAYGROUND_CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers of the page. It is never kept: its settings may change with the next start of the gateway. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PLAYGROUND_CONTENT_SECURITY_POLICY,
  'cache-control': 'no-store',
  // The same address answers GraphQL requests.
  vary: 'accept',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/**
 * The headers of an asset. A worker runs under the policy that its own script came with (Content Security Policy
 * Level 3, section 4.2.1), and the playground's workers need nothing but themselves.
 */
export const ASSET_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  vary: 'accept-encoding',
  'x-content-type-options': 'nosniff',
} as const;
