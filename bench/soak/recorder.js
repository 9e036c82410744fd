/** Loaded into the gateway of a soak: tells what it holds, without adding anything to what it does. */
import { setImmediate as turn } from 'node:timers/promises';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import { answerMessages } from '../processes/answer-messages.js';

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

function look() {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  const resources = {};
  for (const type of process.getActiveResourcesInfo()) resources[type] = (resources[type] ?? 0) + 1;
  return { heapUsed, external, arrayBuffers, resources };
}

answerMessages({
  /** What costs the gateway next to nothing. */
  async look() {
    return look();
  },
  /** What is left when all garbage has been collected. */
  async rest() {
    // What ends by being collected, such as the streams of answers, may let go of other things in a later turn.
    for (let round = 0; round < 3; round++) {
      await turn();
      collectGarbage();
    }
    return look();
  },
});
