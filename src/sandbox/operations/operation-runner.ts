import { digestWord } from '../data/digest.ts';
import type { OperationRecord } from '../data/dataset.ts';
import type { OperationError } from '../data/resources.ts';
import type { SandboxStore } from '../data/store.ts';
import type { ImageServiceName } from '../services.ts';
import { statusCodes, type StatusCode } from '../status/codes.ts';
import type { Stamps } from './stamps.ts';

/** What an operation does when its time has come. */
export interface OperationWork {
  /** Does what was promised; gives the operation's response. */
  complete(): Readonly<Record<string, unknown>>;
  /** Makes everything as it was before. */
  undo(): void;
  /** Leaves things as they are when the work was given up half done. */
  abandon(): void;
}

/** An operation to begin. */
export interface OperationStart {
  readonly service: ImageServiceName;
  readonly imageId: string;
  readonly folderId: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly createdBy: string;
  readonly durationMs: number;
  readonly failure: OperationFailure | undefined;
  readonly work: OperationWork;
}

/** How an operation is to fail. */
export interface OperationFailure {
  readonly code: StatusCode;
  readonly message?: string;
  /** Whether the service puts things back, during which the error shows already. */
  readonly rollback?: boolean;
}

interface Job {
  readonly id: string;
  readonly start: OperationStart;
  /** When the operation is over. */
  readonly dueAt: number;
  /** When something next happens to it. */
  nextAt: number;
}

const idPrefixes: Readonly<Record<ImageServiceName, string>> = {
  compute: 'fhm',
  baremetal: 'ly5',
  'cloud-desktop': 'e3n',
};

/**
 * Runs operations by the clock alone: nothing happens by itself, but whoever looks sees everything done that was due
 * by then, in the order in which it was due. So there are no timers, and a test can move the clock.
 */
export class OperationRunner {
  readonly #store: SandboxStore;
  readonly #stamps: Stamps;
  readonly #now: () => number;
  readonly #seed: number;
  #jobs: readonly Job[] = [];
  #started = 0;
  #settling = false;

  constructor(options: { store: SandboxStore; stamps: Stamps; now: () => number; seed: number }) {
    this.#store = options.store;
    this.#stamps = options.stamps;
    this.#now = options.now;
    this.#seed = options.seed;
  }

  /** Begins an operation. */
  start(start: OperationStart): OperationRecord {
    const startedAt = this.#now();
    const { service, imageId, folderId, description, createdBy, metadata, durationMs, failure } = start;
    const id = idPrefixes[service] + digestWord(17, this.#seed, 'operation', ++this.#started);
    const createdAt = this.#stamps.at(startedAt);
    const record: OperationRecord = {
      service,
      imageId,
      folderId,
      operation: { id, description, createdAt, createdBy, modifiedAt: createdAt, metadata },
    };
    const dueAt = startedAt + durationMs;
    const nextAt = failure?.rollback === true ? startedAt + durationMs / 2 : dueAt;
    this.#store.operations.put(record);
    this.#jobs = [...this.#jobs, { id, start, dueAt, nextAt }];
    return record;
  }

  /** Whether an operation on an image is running. */
  isBusy(service: ImageServiceName, imageId: string): boolean {
    this.settle();
    return this.#jobs.some(({ start }) => start.service === service && start.imageId === imageId);
  }

  /** Counts the operations of a service that run in a folder. Operations of the initial data set do not count. */
  countRunning(service: ImageServiceName, folderId: string): number {
    this.settle();
    return this.#jobs.filter(({ start }) => start.service === service && start.folderId === folderId).length;
  }

  /** Ends an operation at once and undoes it. */
  cancel(record: OperationRecord): OperationRecord {
    const job = this.#jobs.find(({ id }) => id === record.operation.id);
    if (job !== undefined) {
      this.#remove(job);
      job.start.work.undo();
    }
    return this.#put(record.operation.id, this.#now(), {
      done: true,
      error: { code: statusCodes.CANCELLED.code, message: 'The operation was cancelled.' },
    });
  }

  /** Does everything that is due. */
  settle(): void {
    if (this.#settling || this.#jobs.length === 0) return;
    this.#settling = true;
    try {
      const now = this.#now();
      for (let job = this.#next(now); job !== undefined; job = this.#next(now)) this.#advance(job);
    } finally {
      this.#settling = false;
    }
  }

  /** The job with the earliest thing to do that is due. */
  #next(now: number): Job | undefined {
    let next: Job | undefined;
    for (const job of this.#jobs) {
      if (job.nextAt <= now && (next === undefined || job.nextAt < next.nextAt)) next = job;
    }
    return next;
  }

  #advance(job: Job): void {
    const { failure, work } = job.start;
    if (this.#store.operations.get(job.id) === undefined) {
      // The data was replaced meanwhile: there is nothing left to do it to.
      this.#remove(job);
      return;
    }
    if (failure !== undefined && job.nextAt < job.dueAt) {
      this.#put(job.id, job.nextAt, { error: operationError(failure) });
      job.nextAt = job.dueAt;
      return;
    }
    this.#remove(job);
    if (failure === undefined) {
      this.#put(job.id, job.dueAt, { done: true, response: work.complete() });
      return;
    }
    if (failure.rollback === true) work.undo();
    else work.abandon();
    this.#put(job.id, job.dueAt, { done: true, error: operationError(failure) });
  }

  #put(id: string, modifiedAt: number, changes: Partial<OperationRecord['operation']>): OperationRecord {
    const previous = this.#store.operations.get(id);
    if (previous === undefined) throw new RangeError(`There is no operation with the ID "${id}".`);
    const operation = { ...previous.operation, ...changes, modifiedAt: this.#stamps.at(modifiedAt) };
    const record = { ...previous, operation };
    this.#store.operations.put(record);
    return record;
  }

  #remove(job: Job): void {
    this.#jobs = this.#jobs.filter((other) => other !== job);
  }
}

function operationError({
  code,
  message = `The sandbox was told to fail with ${code}.`,
}: OperationFailure): OperationError {
  return { code: statusCodes[code].code, message };
}
