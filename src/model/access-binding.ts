import type { AccessBindingAction } from '../generated/graphql.ts';

/** A role that a subject has on a resource. */
export interface AccessBinding {
  readonly roleId: string;
  readonly subject: AccessSubject;
}

export interface AccessSubject {
  readonly id: string;
  readonly type: string;
}

/** A change of one access binding. */
export interface AccessBindingDelta extends AccessBinding {
  /** `null` where the service's word is unheard-of. */
  readonly action: AccessBindingAction | null;
}
