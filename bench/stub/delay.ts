/** How long the stub services take, in milliseconds: `delay`, give or take up to `jitter`. */
export interface Delay {
  readonly delay: number;
  readonly jitter: number;
}

/** Does something after the time that one answer takes. */
export function after({ delay, jitter }: Delay, then: () => void): void {
  const milliseconds = delay + (2 * Math.random() - 1) * jitter;
  if (milliseconds <= 0) then();
  else setTimeout(then, milliseconds);
}
