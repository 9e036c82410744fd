import { imageServices, type ImageServiceName } from '../services.ts';

/** What the bearer of a token may do. */
export interface TokenRights {
  /** The services in which the token has rights at all. */
  readonly services: readonly ImageServiceName[];
  /** Whether it may change things. */
  readonly write: boolean;
  /** The private folders it has rights in; all if absent. */
  readonly folders?: readonly string[];
  /** Whether it may also change the public images. */
  readonly writePublic?: boolean;
  /** Who bears it, as `createdBy` of operations names them. */
  readonly subjectId?: string;
}

/** The tokens that every sandbox knows. */
export const sandboxTokens: Readonly<Record<string, TokenRights>> = {
  'sandbox-admin': { services: imageServices, write: true, writePublic: true, subjectId: 'ajesandboxadmin00000' },
  'sandbox-viewer': { services: imageServices, write: false, subjectId: 'ajesandboxviewer0000' },
  'sandbox-compute': { services: ['compute'], write: true, subjectId: 'ajesandboxcompute000' },
  'sandbox-baremetal': { services: ['baremetal'], write: true, subjectId: 'ajesandboxbaremetal0' },
  'sandbox-desktop': { services: ['cloud-desktop'], write: true, subjectId: 'ajesandboxdesktop000' },
};
