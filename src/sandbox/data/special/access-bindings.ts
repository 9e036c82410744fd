import type { AccessBinding } from '../resources.ts';

/** Access bindings of a few Compute images; all others have none. */
export const specialAccessBindings: readonly (readonly [string, readonly AccessBinding[]])[] = [
  [
    'fd8special0everythin',
    [
      { roleId: 'compute.images.user', subject: { id: 'allAuthenticatedUsers', type: 'system' } },
      { roleId: 'viewer', subject: { id: 'ajesandboxservice001', type: 'serviceAccount' } },
      { roleId: 'editor', subject: { id: 'ajesandboxuser000001', type: 'userAccount' } },
      { roleId: 'admin', subject: { id: 'ajesandboxfederated1', type: 'federatedUser' } },
    ],
  ],
  ['fd8special0legacy100', [{ roleId: 'viewer', subject: { id: 'ajesandboxuser000002', type: 'userAccount' } }]],
];
