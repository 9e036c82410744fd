import type { ImageServiceName } from '../services.ts';
import type {
  AccessBinding,
  BareMetalImage,
  BareMetalStandardImage,
  ComputeImage,
  DesktopImage,
  OperationResource,
} from './resources.ts';

/** Everything a sandbox holds, in the shape that the services' JSON has. */
export interface Dataset {
  readonly compute?: Iterable<ComputeImage>;
  readonly baremetal?: Iterable<BareMetalImage>;
  /** The public images of BareMetal, which are a resource of their own. */
  readonly baremetalStandard?: Iterable<BareMetalStandardImage>;
  /** An image without a `folderId` is a system image. */
  readonly desktop?: Iterable<DesktopImage>;
  /** Folders that exist even if they contain no images. Every folder of an image exists without being named here. */
  readonly folders?: Iterable<string>;
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
