import { askForAll, askForImage } from '../../traffic/questions.ts';
import type { Activity } from '../visitor.ts';

/** Asks, and leaves before the answer has come, or while it comes. */
export const leave: Activity = async (visitor) => {
  const { number } = visitor;
  const { document, variables } = number % 2 === 0 ? askForAll() : askForImage('COMPUTE', number);
  // From before the request has been read until after it has been answered.
  const signal = AbortSignal.timeout(1 + (number % 23));
  try {
    await visitor.client.post({ query: document, variables }, { token: visitor.token, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};
