/** The sandbox, a process of its own. Its argument is the port. */
import process from 'node:process';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOptions } from './world.ts';

await startSandbox({ ...sandboxOptions, port: Number(process.argv[2]) });
