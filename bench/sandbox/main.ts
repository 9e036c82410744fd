/** The sandbox, a process of its own. Its arguments are the port and, if it is not the default, `keepAliveMs`. */
import process from 'node:process';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOptions } from './world.ts';

const [, , port, keepAliveMs] = process.argv;
await startSandbox({
  ...sandboxOptions,
  port: Number(port),
  ...(keepAliveMs === undefined ? {} : { keepAliveMs: Number(keepAliveMs) }),
});
