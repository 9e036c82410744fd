/** The sandbox as `npm start` runs it. */
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';

// When npm is told to stop, it tells the shell that it runs this in, and the shell ends without passing it on.
const shell = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === shell) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 200);
watch.unref();

process.argv.splice(2, 0, 'sandbox');
await import('./dist/cli.js');
