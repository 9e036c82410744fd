import type { ImageServiceName } from '../services.ts';
import type { OperationRecord } from './dataset.ts';

/** The operations of all services, which share one host. */
export class OperationCollection {
  readonly #records = new Map<string, OperationRecord>();
  readonly #idsByImage = new Map<string, string[]>();
  readonly #beforeAccess: () => void;

  /** @param beforeAccess brings the operations up to date with the clock */
  constructor(beforeAccess: () => void = () => undefined) {
    this.#beforeAccess = beforeAccess;
  }

  /** One operation. */
  get(id: string): OperationRecord | undefined {
    this.#beforeAccess();
    return this.#records.get(id);
  }

  /** Every operation, in the order of insertion. */
  all(): readonly OperationRecord[] {
    this.#beforeAccess();
    return [...this.#records.values()];
  }

  /** The operations of an image, in the order of insertion. */
  ofImage(service: ImageServiceName, imageId: string): readonly OperationRecord[] {
    this.#beforeAccess();
    const ids = this.#idsByImage.get(imageKey(service, imageId)) ?? [];
    return ids.flatMap((id) => this.#records.get(id) ?? []);
  }

  /** Adds an operation, or puts it in the place of the one with its ID. */
  put(record: OperationRecord): void {
    const { id } = record.operation;
    if (!this.#records.has(id)) {
      const key = imageKey(record.service, record.imageId);
      const ids = this.#idsByImage.get(key);
      if (ids === undefined) this.#idsByImage.set(key, [id]);
      else ids.push(id);
    }
    this.#records.set(id, record);
  }

  /** Removes all operations. */
  clear(): void {
    this.#records.clear();
    this.#idsByImage.clear();
  }
}

function imageKey(service: ImageServiceName, imageId: string): string {
  return `${service} ${imageId}`;
}
