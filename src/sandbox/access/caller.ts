import { sandboxFolders } from '../data/folders.ts';
import type { ImageServiceName } from '../services.ts';
import { ApiError } from '../status/api-error.ts';
import type { TokenRights } from './tokens.ts';

const publicFolders: Readonly<Partial<Record<ImageServiceName, string>>> = {
  compute: sandboxFolders.publicCompute,
  baremetal: sandboxFolders.publicBareMetal,
};

/** Returns whether a folder holds the public images of a service. */
export function isPublicFolder(service: ImageServiceName, folderId: string): boolean {
  return folderId === publicFolders[service];
}

/** Who sent a request, and what they may do. */
export class Caller {
  readonly subjectId: string;
  readonly #rights: TokenRights;

  constructor(rights: TokenRights) {
    this.#rights = rights;
    this.subjectId = rights.subjectId ?? '';
  }

  /** Refuses a caller without any rights in a service. */
  mustUse(service: ImageServiceName): void {
    if (!this.#rights.services.includes(service)) throw permissionDenied(`service ${service}`);
  }

  /** Refuses a caller that may not read in a folder. */
  mustReadFolder(service: ImageServiceName, folderId: string): void {
    this.mustUse(service);
    const { folders } = this.#rights;
    const mayRead = folders === undefined || folders.includes(folderId) || isPublicFolder(service, folderId);
    if (!mayRead) throw permissionDenied(`folder ${folderId}`);
  }

  /** Refuses a caller that may not change things in a folder. */
  mustWriteFolder(service: ImageServiceName, folderId: string): void {
    this.mustReadFolder(service, folderId);
    const mayWrite = this.#rights.write && (!isPublicFolder(service, folderId) || this.#rights.writePublic === true);
    if (!mayWrite) throw permissionDenied(`folder ${folderId}`);
  }
}

/** The refusal of someone without the rights for something. The wording is the services' own. */
export function permissionDenied(resource: string): ApiError {
  return new ApiError('PERMISSION_DENIED', `Permission denied to ${resource}`);
}
