/** What images can be made of beside other images. The sandbox knows one of each kind, and that it is there. */
export const sandboxSources = {
  diskId: 'fhmsandboxdisk000001',
  snapshotId: 'fhvsandboxsnapshot01',
  desktopId: 'e3nsandboxdesktop001',
} as const;
