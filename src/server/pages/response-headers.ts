/**
 * The headers of a page whose content security policy is this one, in place of or beside those that all answers have
 * (`src/server/edge/security-headers.ts`).
 */
export function pageHeaders(contentSecurityPolicy: readonly string[]): Readonly<Record<string, string>> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy.join('; '),
    // It is never kept: its settings may change with the next start of the gateway.
    'cache-control': 'no-store',
    // The same address answers programs in JSON.
    vary: 'accept',
  };
}

/**
 * The headers of an asset, beside those that all answers have. The policy among those is what the pages' workers run
 * under (Content Security Policy Level 3, section 4.2.1), which need nothing but themselves.
 */
export const ASSET_HEADERS = { vary: 'accept-encoding' } as const;
