import { SeededRandom } from '../../src/sandbox/data/random.ts';
import { testSeed } from '../support/seed.ts';

/** How many cases there are at the same moment, so that the gateway never waits for one. */
const inFlight = 48;

/** How long a case may take on a machine that has much else to do. */
const longestMs = 20_000;

/** Cases that are made up one after the other, each from its own number, so that any can be made up again by itself. */
export interface Cases<Case> {
  readonly name: string;
  readonly make: (random: SeededRandom) => Case;
  /** Throws when the case did not end as it should. */
  readonly run: (fuzzed: Case) => Promise<void>;
  /** What a person needs to see of a case. */
  readonly show: (fuzzed: Case) => string;
}

/** What the case of this number is made up from. */
export function randomFor(index: number): SeededRandom {
  // Neighbours have to be as different as any two: the generator's increment would make them the same, one step apart.
  return new SeededRandom(Math.imul(testSeed ^ (index * 0x9e3779b1), 0x85ebca6b) ^ index);
}

/**
 * Runs cases, many at a time, from one number up to another. With the environment variable FUZZ_CASE it runs the case of
 * that number alone.
 */
export async function runCases<Case>(cases: Cases<Case>, from: number, to: number): Promise<void> {
  const only = process.env['FUZZ_CASE'] ?? '';
  const failures: string[] = [];
  let next = only === '' ? from : Number(only);
  const end = only === '' ? to : next + 1;
  const worker = async (): Promise<void> => {
    while (next < end && failures.length < 5) {
      const index = next++;
      const fuzzed = cases.make(randomFor(index));
      try {
        await within(longestMs, cases.run(fuzzed));
      } catch (error) {
        const repeat = `TEST_SEED=${testSeed} FUZZ_CASE=${index}`;
        failures.push(`${cases.name}, ${repeat}: ${String(error)}\n${cases.show(fuzzed)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  if (failures.length > 0) throw new Error(failures.join('\n\n'));
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`There is no end to it after ${milliseconds} ms.`)), milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
