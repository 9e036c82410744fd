/*
 * Lets plain Node.js run the TypeScript sources, so that a test can measure a process of its own:
 * node --import ./test/sandbox/run-typescript.js program.ts
 */
import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);
