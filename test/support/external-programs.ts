import { accessSync, constants } from 'node:fs';
import { describe, it } from '@jest/globals';

/** A program that some tests need and that npm does not install. */
export interface ExternalProgram {
  readonly name: string;
  /** The environment variable that names its executable. */
  readonly variable: string;
  /** Where it is looked for when the variable is not set. */
  readonly paths: readonly string[];
}

export const CHROMIUM: ExternalProgram = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  paths: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
};

export const KUBECTL: ExternalProgram = {
  name: 'kubectl',
  variable: 'KUBECTL_PATH',
  paths: ['/usr/bin/kubectl', '/usr/local/bin/kubectl'],
};

/** The checker that comes with Prometheus. */
export const PROMTOOL: ExternalProgram = {
  name: 'promtool',
  variable: 'PROMTOOL_PATH',
  paths: ['/usr/bin/promtool', '/usr/local/bin/promtool'],
};

/**
 * A suite that is run with an external program, of which it is given the executable. Where the program is missing the
 * suite is skipped and says so, except that it fails if the environment variable REQUIRE_ALL is 1, as it is wherever
 * every test has to have run, or if the program's own variable names something that cannot be executed.
 */
export function describeWith(program: ExternalProgram, name: string, suite: (executable: string) => void): void {
  const executable = findExecutable(program);
  if (executable !== undefined) {
    describe(name, () => suite(executable));
    return;
  }
  const reason = explainMissing(program);
  if (process.env['REQUIRE_ALL'] === '1' || isConfigured(program)) {
    describe(name, () => {
      it(`needs ${program.name}`, () => {
        throw new Error(reason);
      });
    });
    return;
  }
  process.stderr.write(`SKIPPED: ${name}. ${reason}\n`);
  describe.skip(`${name} (skipped: ${reason})`, () => suite(program.name));
}

/** The path of the program's executable; undefined where there is none. */
export function findExecutable(program: ExternalProgram): string | undefined {
  const configured = process.env[program.variable] ?? '';
  return (configured === '' ? program.paths : [configured]).find(isExecutable);
}

function explainMissing(program: ExternalProgram): string {
  return isConfigured(program)
    ? `${program.variable} is ${JSON.stringify(process.env[program.variable])}, which is not an executable file.`
    : `${program.name} is at none of ${program.paths.join(', ')}. Install it, or set ${program.variable} to its path.`;
}

function isConfigured(program: ExternalProgram): boolean {
  return (process.env[program.variable] ?? '') !== '';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
