/**
 * Nothing but the gateway's own files and answers, and no script or style in the markup. `'self'` takes in the gateway's
 * WebSocket (Content Security Policy Level 3, section 6.7.2.8). No text is ever made a script or markup (Trusted Types).
 */
export const CATALOG_CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
] as const;
