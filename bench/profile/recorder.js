/** Loaded into the server that is profiled: records its CPU profile from the message `start` to the message `stop`. */
import { Session } from 'node:inspector/promises';
import { answerMessages } from '../processes/answer-messages.js';

const session = new Session();
session.connect();

answerMessages({
  async start() {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 500 });
    await session.post('Profiler.start');
    return {};
  },
  async stop() {
    const { profile } = await session.post('Profiler.stop');
    return profile;
  },
});
