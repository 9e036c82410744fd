import type { Faults } from './faults/faults.ts';
import type { Router } from './http/router.ts';
import type { RequestLog } from './request-log.ts';
import type { SandboxState } from './sandbox-state.ts';

/** Everything that one sandbox's server works with. */
export interface Application {
  readonly state: SandboxState;
  readonly router: Router;
  readonly faults: Faults;
  readonly log: RequestLog;
}
