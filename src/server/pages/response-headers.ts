/** The headers of a page whose content security policy is this one. */
export function pageHeaders(contentSecurityPolicy: readonly string[]): Readonly<Record<string, string>> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy.join('; '),
    // It is never kept: its settings may change with the next start of the gateway.
    'cache-control': 'no-store',
    // The same address answers programs in JSON.
    vary: 'accept',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

/**
 * The headers of an asset. A worker runs under the policy that its own script came with (Content Security Policy
 * Level 3, section 4.2.1), and the pages' workers need nothing but themselves.
 */
export const ASSET_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  vary: 'accept-encoding',
  'x-content-type-options': 'nosniff',
} as const;
