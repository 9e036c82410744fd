import type { ServiceName } from '../data/services.ts';
import { percentile } from '../statistics.ts';
import type { Answered } from '../traffic/sender.ts';
import { mistakesOf } from './mistakes.ts';
import type { Trial } from './trial.ts';

/** How long after the end of a fault whole answers have to be there again. */
export const recoveryTargetMs = 5000;

/** By how much the answers of the other services may be slower than those of the gateway beside. */
export const ratioTarget = 1.5;

/** What a trial comes to. Times are in milliseconds. */
export interface Row {
  readonly service: ServiceName;
  readonly fault: string;
  /** Of the questions to the other services alone, while the fault lasted. */
  readonly others: {
    readonly asked: number;
    readonly p50Ms: number;
    readonly p99Ms: number;
    /** The same of the gateway beside. */
    readonly besideP50Ms: number;
    readonly besideP99Ms: number;
  };
  /** Of the merged lists, while the fault lasted. */
  readonly merged: { readonly whole: number; readonly partial: number; readonly p50Ms: number; readonly p99Ms: number };
  /** Of the questions to the service that failed, while it did. */
  readonly own: { readonly whole: number; readonly refused: number };
  readonly writes: { readonly answered: number; readonly failed: number; readonly failedButDone: number };
  /** From the end of the fault until the first answer that needed the service and lacked nothing of it. */
  readonly firstWholeMs: number | null;
  /** From the end of the fault until the last such question was asked that was not answered whole; 0 for none. */
  readonly lastPartialMs: number;
  readonly mistakes: readonly string[];
}

export function rowOf(trial: Trial): Row {
  const { service, kind, beganAt, endedAt, disturbed, undisturbed, writes } = trial;
  const during = ({ sentAt }: Answered): boolean => sentAt >= beganAt && sentAt < endedAt;
  const ofOthers = ({ question }: Answered): boolean => question.service !== null && question.service !== service;
  const isWhole = ({ verdict }: Answered): boolean => verdict.is === 'whole';
  const others = latencies(disturbed.filter(during).filter(ofOthers));
  const beside = latencies(undisturbed.filter(during).filter(ofOthers));
  const merged = disturbed.filter(during).filter(({ question }) => question.service === null);
  const own = disturbed.filter(during).filter(({ question }) => question.service === service);
  const after = disturbed.filter(({ sentAt }) => sentAt >= endedAt).filter((answered) => !ofOthers(answered));
  const firstWhole = Math.min(...after.filter(isWhole).map((answered) => answered.endedAt));
  const lastPartial = Math.max(endedAt, ...after.filter((answered) => !isWhole(answered)).map(({ sentAt }) => sentAt));
  return {
    service,
    fault: kind.title,
    others: {
      asked: others.length,
      p50Ms: percentile(others, 0.5),
      p99Ms: percentile(others, 0.99),
      besideP50Ms: percentile(beside, 0.5),
      besideP99Ms: percentile(beside, 0.99),
    },
    merged: {
      whole: merged.filter(isWhole).length,
      partial: merged.filter(({ verdict }) => verdict.is === 'partial').length,
      p50Ms: percentile(latencies(merged), 0.5),
      p99Ms: percentile(latencies(merged), 0.99),
    },
    own: { whole: own.filter(isWhole).length, refused: own.filter(({ verdict }) => verdict.is === 'partial').length },
    writes: { answered: writes.answered, failed: writes.failed, failedButDone: writes.failedButDone },
    firstWholeMs: firstWhole === Infinity ? null : firstWhole - endedAt,
    lastPartialMs: lastPartial - endedAt,
    mistakes: mistakesOf(trial, recoveryTargetMs),
  };
}

/** How many times slower the other services' answers were, at the 99th percentile, than those of the gateway beside. */
export function ratioOf({ others }: Row): number {
  return others.p99Ms / others.besideP99Ms;
}

/** Whether a row is as it should be. */
export function meetsTargets(row: Row): boolean {
  return (
    row.mistakes.length === 0 &&
    ratioOf(row) <= ratioTarget &&
    row.firstWholeMs !== null &&
    Math.max(row.firstWholeMs, row.lastPartialMs) <= recoveryTargetMs
  );
}

function latencies(answers: readonly Answered[]): number[] {
  return answers.map(({ sentAt, endedAt }) => endedAt - sentAt).sort((a, b) => a - b);
}
