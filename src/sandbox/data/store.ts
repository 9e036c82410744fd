import type { Dataset } from './dataset.ts';
import { sandboxFolders } from './folders.ts';
import { ImageCollection } from './image-collection.ts';
import { OperationCollection } from './operation-collection.ts';
import {
  encodeBareMetalImage,
  encodeBareMetalStandardImage,
  encodeComputeImage,
  encodeDesktopImage,
} from './proto3-json.ts';
import type { AccessBinding, BareMetalImage, BareMetalStandardImage, ComputeImage, DesktopImage } from './resources.ts';

/** All that the sandbox's services hold. Tests read it as their oracle and change it behind the services' back. */
export class SandboxStore {
  readonly compute: ImageCollection<ComputeImage>;
  readonly baremetal: ImageCollection<BareMetalImage>;
  readonly baremetalStandard: ImageCollection<BareMetalStandardImage>;
  readonly desktop: ImageCollection<DesktopImage>;
  readonly operations: OperationCollection;
  readonly #folders = new Set<string>();
  readonly #accessBindings = new Map<string, readonly AccessBinding[]>();
  readonly #beforeAccess: () => void;

  /**
   * @param dataset what is there at first
   * @param beforeAccess brings images and operations up to date with the clock
   */
  constructor(dataset: Dataset = {}, beforeAccess: () => void = () => undefined) {
    this.#beforeAccess = beforeAccess;
    this.compute = new ImageCollection(encodeComputeImage, beforeAccess);
    this.baremetal = new ImageCollection(encodeBareMetalImage, beforeAccess);
    this.baremetalStandard = new ImageCollection(encodeBareMetalStandardImage, beforeAccess);
    this.desktop = new ImageCollection(encodeDesktopImage, beforeAccess);
    this.operations = new OperationCollection(beforeAccess);
    this.replace(dataset);
  }

  /** The access bindings of Compute images, by image ID. */
  get accessBindings(): Map<string, readonly AccessBinding[]> {
    this.#beforeAccess();
    return this.#accessBindings;
  }

  /** Puts another data set in the place of everything there is. */
  replace(dataset: Dataset): void {
    this.compute.replace(dataset.compute ?? []);
    this.baremetal.replace(dataset.baremetal ?? []);
    this.baremetalStandard.replace(dataset.baremetalStandard ?? []);
    this.desktop.replace(dataset.desktop ?? []);
    this.#folders.clear();
    for (const folderId of dataset.folders ?? []) this.#folders.add(folderId);
    this.operations.clear();
    for (const record of dataset.operations ?? []) this.operations.put(record);
    this.#accessBindings.clear();
    for (const [imageId, bindings] of dataset.accessBindings ?? []) this.#accessBindings.set(imageId, bindings);
  }

  /** Whether a folder is one of the sandbox's own, is named by the data set, or holds images or once did. */
  knowsFolder(folderId: string): boolean {
    const known: readonly string[] = Object.values(sandboxFolders);
    return (
      known.includes(folderId) ||
      this.#folders.has(folderId) ||
      [this.compute, this.baremetal, this.baremetalStandard, this.desktop].some((images) => images.hasFolder(folderId))
    );
  }
}
