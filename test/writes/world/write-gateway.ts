import type { LoggedRequest, Sandbox } from '../../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { dataset } from './dataset.ts';

/** How long operations take by the sandbox's clock. */
export const operationDurationMs = 1000;

/** A gateway on a sandbox whose clock stands still until it is moved, so that operations end when a test says so. */
export interface WriteGateway extends TestGateway {
  /** Moves the sandbox's clock. */
  readonly advance: (milliseconds: number) => void;
  /** Lets every operation that was started come to its end. */
  readonly finish: () => void;
  /** Makes everything as it was at first. */
  readonly reset: () => void;
}

/** Starts a gateway for the tests of writing. */
export async function startWriteGateway(): Promise<WriteGateway> {
  let now = Date.UTC(2026, 0, 1);
  const gateway = await startGateway({ sandboxOptions: { dataset, operationDurationMs, now: () => now } });
  const { sandbox } = gateway;
  sandbox.setQuirks('operation', { cancelMethod: 'GET' });
  const advance = (milliseconds: number): void => {
    now += milliseconds;
    // Whoever looks sees done what was due.
    sandbox.store.operations.all();
  };
  return {
    ...gateway,
    advance,
    finish: () => advance(operationDurationMs),
    reset() {
      advance(operationDurationMs);
      sandbox.store.replace(dataset);
      sandbox.faults.clear();
      sandbox.setQuirks('operation', { cancelMethod: 'GET' });
      sandbox.clearRequests();
    },
  };
}

/** The changes that a sandbox was asked for. */
export function writeRequests({ requests }: Pick<Sandbox, 'requests'>): readonly LoggedRequest[] {
  return requests.filter(({ method, kind }) => method !== 'GET' || kind === 'cancel');
}

/** The idempotency keys of requests. */
export function keysOf(requests: readonly LoggedRequest[]): readonly unknown[] {
  return requests.map(({ headers }) => headers['idempotency-key']);
}
