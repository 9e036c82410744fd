#!/usr/bin/env node
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { runCommandLine } from './cli/program.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  input: () => text(process.stdin),
  out: (written) => void process.stdout.write(written),
  err: (written) => void process.stderr.write(written),
});
// After a stop that was forced, calls may still be under way, and would keep the process for their time.
if (process.exitCode !== 0) process.exit();
