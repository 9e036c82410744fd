/** The code of an error of Node.js or of undici, such as `ENOENT`, in brackets; nothing for an error without one. */
export function bracketedCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? ` (${String(error.code)})` : '';
}
