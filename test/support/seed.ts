import fc from 'fast-check';

const standardSeed = 20_260_723;

/**
 * What the cases of the property-based tests are drawn from: the same ones in every run, unless the environment
 * variable TEST_SEED names another seed.
 */
export const testSeed = readSeed(process.env['TEST_SEED'] ?? '');

function readSeed(given: string): number {
  if (given === '') return standardSeed;
  if (!/^\d{1,9}$/.test(given))
    throw new Error(`TEST_SEED is ${JSON.stringify(given)}, not a number of 1 to 9 digits.`);
  return Number(given);
}

/**
 * Checks a property on so many cases, and on examples that once failed, and says on standard error which cases they
 * were. One that fails is shrunk, and the message names its seed and path.
 */
export async function checkProperty<T>(
  name: string,
  numRuns: number,
  property: fc.IAsyncProperty<T>,
  examples: T[] = [],
): Promise<void> {
  await fc.assert(property, { seed: testSeed, numRuns, examples });
  process.stderr.write(`${name}: ${numRuns} cases, seed ${testSeed}\n`);
}
