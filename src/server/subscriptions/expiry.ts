/** What setTimeout can wait: 24 days. A longer one would end at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Ends something when what its caller has shown ends, since nobody is served for longer than that.
 *
 * @param expiresAt in milliseconds since 1970; `null` for never
 * @returns stops waiting for it
 */
export function atExpiry(expiresAt: number | null, end: () => void): () => void {
  if (expiresAt === null) return () => undefined;
  const milliseconds = Math.min(Math.max(expiresAt - Date.now(), 0), longestTimerMs);
  const timer = setTimeout(end, milliseconds);
  return () => clearTimeout(timer);
}
