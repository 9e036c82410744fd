#!/usr/bin/env node
import process from 'node:process';
import { runCommandLine } from './cli/program.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
// After a stop that was forced, calls may still be under way, and would keep the process for their time.
if (process.exitCode !== 0) process.exit();
