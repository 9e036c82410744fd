/** The load generator, a process of its own: does what each message orders and answers with what came of it. */
import process from 'node:process';
import type { LoadOrder } from './messages.ts';
import { runLoad } from './run-load.ts';

process.on('message', (order: LoadOrder) => {
  void runLoad(order).then((result) => process.send?.(result));
});
