import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '../data/services.ts';
import { callerToken } from '../sandbox/callers.ts';
import { namesAt } from '../sandbox/control.ts';
import { openLoop } from '../traffic/open-loop.ts';
import type { Question } from '../traffic/question.ts';
import { askForAll, askForImage, askForList, askToCreate, serviceNames } from '../traffic/questions.ts';
import { type Answered, Sender } from '../traffic/sender.ts';
import type { FaultKind } from './fault-kinds.ts';
import { letFail } from './let-fail.ts';

/** A gateway and the sandbox that it stands on. */
export interface Site {
  readonly gatewayUrl: string;
  readonly sandboxUrl: string;
}

export interface Plan {
  readonly asksPerSecond: number;
  /** How long nothing goes wrong at first. */
  readonly quietMs: number;
  readonly faultMs: number;
  /** How long a stage of a fault with several lasts. */
  readonly stageMs: number;
  /** How long is looked on when the fault has ended. */
  readonly recoveryMs: number;
}

/** What came of one fault of one service. */
export interface Trial {
  readonly service: ServiceName;
  readonly kind: FaultKind;
  /** When the fault began and ended, on the clock of the answers. */
  readonly beganAt: number;
  readonly endedAt: number;
  readonly disturbed: readonly Answered[];
  /** Of a gateway that was asked the same at the same moments, of whose services none fails; empty without one. */
  readonly undisturbed: readonly Answered[];
  readonly writes: Writes;
}

/** What became of the images that were to be created at the service that failed. */
export interface Writes {
  readonly answered: number;
  /** Answered with an error that leaves it open whether they were carried out, and whether they were. */
  readonly failed: number;
  readonly failedButDone: number;
  /** By name: answered and yet not there, or there twice, or never asked for. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly unknown: readonly string[];
}

/** Numbers every question of this process, so that no two ask for the same by the same caller. */
let asked = 0;

/**
 * Lets a service fail under constant load, and be well again.
 *
 * @param undisturbed is asked the same at the same moments, and none of its services fails
 */
export async function runTrial(
  disturbed: Site,
  undisturbed: Site | null,
  { service, kind, plan }: { readonly service: ServiceName; readonly kind: FaultKind; readonly plan: Plan },
): Promise<Trial> {
  const folder = `trial-${kind.name}-${(asked += 1)}`;
  const asking = new Asking(disturbed);
  const askingBeside = undisturbed === null ? null : new Asking(undisturbed);
  const milliseconds = plan.quietMs + plan.faultMs + plan.recoveryMs;
  const load = openLoop({ perSecond: plan.asksPerSecond, milliseconds }, (number) => {
    const question = questionOf(service, folder, number);
    const token = callerToken((asked += 1));
    asking.ask(question, token);
    askingBeside?.ask(question, token);
  });
  await sleep(plan.quietMs);
  const beganAt = performance.now();
  await letFail(disturbed.sandboxUrl, service, kind, plan);
  const endedAt = performance.now();
  await load;
  const answers = await asking.end();
  return {
    ...{ service, kind, beganAt, endedAt },
    disturbed: answers,
    undisturbed: (await askingBeside?.end()) ?? [],
    writes: checkWrites(answers, await namesAt(disturbed.sandboxUrl, service, folder)),
  };
}

/** All that one gateway is asked. */
class Asking {
  readonly #sender: Sender;
  readonly #answers: Promise<Answered>[] = [];

  constructor({ gatewayUrl }: Site) {
    this.#sender = new Sender(gatewayUrl);
  }

  ask(question: Question, token: string): void {
    this.#answers.push(this.#sender.ask(question, token));
  }

  /** Waits for all answers. */
  async end(): Promise<Answered[]> {
    const answers = await Promise.all(this.#answers);
    await this.#sender.close();
    return answers;
  }
}

/** What is asked for in turn: every service by itself, all together, and something new of the one that fails. */
function questionOf(service: ServiceName, folder: string, number: number): Question {
  const round = Math.floor(number / 9);
  const turn = number % 9;
  const one = serviceNames[turn % serviceNames.length] ?? service;
  if (turn < 3) return askForImage(one, round);
  if (turn < 6) return askForList(one);
  return turn < 8 ? askForAll() : askToCreate(service, folder, `image-${number}`);
}

function checkWrites(answers: readonly Answered[], names: readonly string[]): Writes {
  const writes = answers
    .filter(({ question }) => question.kind === 'write')
    .map(({ question, verdict }) => ({ name: String(question.variables['name']), isAnswered: verdict.is === 'whole' }));
  const failed = writes.filter(({ isAnswered }) => !isAnswered);
  return {
    answered: writes.length - failed.length,
    failed: failed.length,
    failedButDone: failed.filter(({ name }) => names.includes(name)).length,
    lost: writes.filter(({ name, isAnswered }) => isAnswered && !names.includes(name)).map(({ name }) => name),
    doubled: names.filter((name, index) => names.indexOf(name) !== index),
    unknown: names.filter((name) => !writes.some((write) => write.name === name)),
  };
}
