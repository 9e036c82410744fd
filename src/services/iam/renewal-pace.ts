const minute = 60_000;
const hour = 60 * minute;

/** No two renewals follow closer than this, however short tokens live. */
const shortestPauseMs = 1000;
/** While there is no valid token everything waits for the next try, and IAM is to be missed for seconds only. */
const longestPauseWithoutTokenMs = 3000;
const longestPauseWithTokenMs = minute;

/**
 * When to renew a token that has this long to live: hourly, as the provider recommends
 * (https://yandex.cloud/en/docs/iam/operations/iam-token/create-for-sa), and of a shorter life with a tenth of it left,
 * or five minutes, or half of it where that is less. Replicas that started together do not come together: the time is
 * spread over a tenth.
 */
export function renewAfterMs(lifetimeMs: number, random = Math.random()): number {
  const ahead = Math.max(lifetimeMs / 10, Math.min(5 * minute, lifetimeMs / 2));
  return Math.max(shortestPauseMs, Math.min(lifetimeMs - ahead, hour) * (1 - random / 10));
}

/** When to try again after so many failures in a row; `tokenForMs` is how long the token in hand remains valid. */
export function tryAgainAfterMs(failures: number, tokenForMs: number, random = Math.random()): number {
  const longest = tokenForMs > 0 ? longestPauseWithTokenMs : longestPauseWithoutTokenMs;
  const pause = Math.min(500 * 2 ** (failures - 1), longest) * (0.75 + random / 2);
  // A token is not allowed to expire while a try is being put off.
  return tokenForMs > 0 ? Math.min(pause, Math.max(tokenForMs, shortestPauseMs)) : pause;
}
