import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';

/** Many callers, since what one asks for twice at the same moment is asked of the services once. */
const callerCount = 2000;

const callers = Array.from({ length: callerCount }, (_, number) => `caller-${number}`);

/** The token of one caller after the other. */
export function callerToken(number: number): string {
  return callers[number % callerCount] ?? '';
}

/** The tokens that a sandbox has to know. Each may do everything. */
export const callerTokens: NonNullable<SandboxOptions['tokens']> = Object.fromEntries(
  callers.map((token) => [token, { services: ['compute', 'baremetal', 'cloud-desktop'], write: true }]),
);
