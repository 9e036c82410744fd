/** Lets some time pass, but no more once one of the signals fires. */
export function pauseUnless(milliseconds: number, ...signals: readonly AbortSignal[]): Promise<void> {
  if (signals.some(({ aborted }) => aborted)) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      // AbortSignal.any would spare this, but under Node.js 20 a signal that lives long keeps all that was made of it.
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    for (const signal of signals) signal.addEventListener('abort', end);
  });
}
