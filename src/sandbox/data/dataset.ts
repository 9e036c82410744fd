import type { ImageServiceName } from '../services.ts';
import type { AccessBinding, BareMetalImage, ComputeImage, DesktopImage, OperationResource } from './resources.ts';

/** Everything a sandbox holds, in the shape that the services' JSON has. */
export interface Dataset {
  readonly compute?: Iterable<ComputeImage>;
  readonly baremetal?: Iterable<BareMetalImage>;
  readonly desktop?: Iterable<DesktopImage>;
  readonly operations?: Iterable<OperationRecord>;
  /** The access bindings of Compute images, by image ID. */
  readonly accessBindings?: Iterable<readonly [imageId: string, bindings: readonly AccessBinding[]]>;
}

/** An operation, and what it is about. */
export interface OperationRecord {
  readonly operation: OperationResource;
  readonly service: ImageServiceName;
  readonly imageId: string;
  /** The folder whose rights decide who may see the operation. */
  readonly folderId: string;
}
