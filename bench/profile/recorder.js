/** Loaded into the server that is profiled: records its CPU profile from the message `start` to the message `stop`. */
import { Session } from 'node:inspector/promises';
import process from 'node:process';

const session = new Session();
session.connect();

const answers = {
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
};

process.on('message', ({ recorder }) => {
  answers[recorder]?.().then((answer) => process.send(answer));
});
// The server is to end as it would without this.
process.channel?.unref();
