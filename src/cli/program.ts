import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { packageRoot } from '../package-root.ts';
import { environmentHelp } from './environment-table.ts';
import { describeFailure } from './failure.ts';
import { callerName, hashKeyCommand } from './hash-key-command.ts';
import { wholeNumber } from './option-values.ts';
import type { ManifestCommandOptions } from './manifest-command.ts';
import type { SandboxCommandOptions } from './sandbox-command.ts';
import type { ServeCommandOptions } from './serve-command.ts';
import type { Terminal } from './terminal.ts';

const examples = `
Examples:
  $ image-gateway sandbox                                        try it out, with made-up images
  $ image-gateway sandbox --port 0 --images 5000
  $ API_HOST=api.cloud.yandex.net image-gateway serve            serve the real ones
  $ image-gateway schema > image-gateway.graphql
  $ image-gateway manifest 'client/**/*.graphql' > manifest.json
  $ image-gateway schema --subgraph > image-gateway.subgraph.graphql
  $ image-gateway hash-key --name reports < key.txt >> callers    let in a caller who has this key
`;

const port = ['--port <port>', 'the port to listen on, in place of PORT; 0 for any that is free'] as const;

/** Runs a command. Returns the exit code: 1 when it failed, 2 when what was typed is no command. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const run = async (command: Promise<number>): Promise<void> => {
    exitCode = await command;
  };
  try {
    await createProgram(terminal, run).parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.err(`${describeFailure(error)}\n`);
    return 1;
  }
}

/** Each command is loaded when it is run, so that asking for help does not take starting a server. */
function createProgram(terminal: Terminal, run: (command: Promise<number>) => Promise<void>): Command {
  const program = new Command('image-gateway')
    .description("One GraphQL endpoint over the images of a cloud's Compute, BareMetal and Cloud Desktop services.")
    .version(readVersion())
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('image-gateway --help shows what can be typed.')
    .addHelpText('after', () => `${examples}\n${environmentHelp()}`);

  program
    .command('sandbox')
    .description('start the gateway on a stand-in for the services, with made-up images')
    .option(...port, wholeNumber(0, 65_535))
    .option(
      '--images <number>',
      'how many images to make up, beside some that are always there',
      wholeNumber(0, 100_000),
    )
    .option(
      '--seed <number>',
      'what to make them up from: the same number gives the same images',
      wholeNumber(0, 2 ** 32 - 1),
    )
    .action(async (options: SandboxCommandOptions) => {
      const { sandboxCommand } = await import('./sandbox-command.ts');
      await run(sandboxCommand(options, terminal));
    });

  program
    .command('serve')
    .description('start the gateway on real services, which the environment names')
    .option(...port, wholeNumber(0, 65_535))
    .action(async (options: ServeCommandOptions) => {
      const { serveCommand } = await import('./serve-command.ts');
      await run(serveCommand(options, terminal));
    });

  program
    .command('schema')
    .description('print the SDL of the API')
    .option('--subgraph', 'print it as a Federation 2 subgraph, for a composer')
    .action(async ({ subgraph = false }: { subgraph?: boolean }) => {
      const { printApiSchema, printSubgraphSchema } = await import('../server/schema.ts');
      terminal.out(`${(subgraph ? printSubgraphSchema() : printApiSchema()).trimEnd()}\n`);
    });
  program
    .command('manifest')
    .description("print a manifest of a client's documents, for TRUSTED_DOCUMENTS_FILE")
    .argument('<files...>', 'files with documents, folders of .graphql and .gql files, or patterns in quotes')
    .option('--typenames', 'add __typename to every selection, as Apollo Client and urql do')
    .action(async (files: readonly string[], options: ManifestCommandOptions) => {
      const { manifestCommand } = await import('./manifest-command.ts');
      await run(Promise.resolve(manifestCommand(files, options, terminal)));
    });

  program
    .command('hash-key')
    .description('make of a key, read from standard input, a line for CALLER_KEYS_FILE')
    .requiredOption('--name <name>', 'the caller who has the key', callerName)
    .action(async (options: { name: string }) => {
      await run(hashKeyCommand(options, terminal));
    });
  return program;
}

function readVersion(): string {
  const text = readFileSync(new URL('package.json', packageRoot), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
