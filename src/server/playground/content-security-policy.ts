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
] as const;
