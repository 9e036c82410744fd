import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { OptionsError } from './option-values.ts';

/** Tells a person of the progress, apart from the results. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** A program of this folder. */
export interface Command<Options> {
  /** What a person types. */
  readonly name: string;
  readonly help: string;
  /** Reads the command line; `null` when it asks for help. */
  readonly readOptions: (args: readonly string[]) => Options | null;
  readonly run: (options: Options) => Promise<void>;
}

/** Does what was typed, or tells what to type. */
export async function runCommand<Options>({ name, help, readOptions, run }: Command<Options>): Promise<void> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === null) process.stdout.write(help);
    else await run(options);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    say(`${error.message}\n${name} -- --help shows what can be typed.`);
    process.exitCode = 2;
  }
}

/** The values of options, among which there is always `help`. */
export function parseOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
}
