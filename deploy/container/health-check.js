/**
 * Ends with 0 if the gateway in this container answers, else with 1: what HEALTHCHECK runs, since the image has neither
 * a shell nor curl.
 */
import { get } from 'node:http';
import process from 'node:process';

const { HOST = '127.0.0.1', PORT = '4000' } = process.env;
/** Where nothing listens in particular, since it listens everywhere. */
const everywhere = { '0.0.0.0': '127.0.0.1', '::': '::1' };

const request = get({ host: everywhere[HOST] ?? HOST, port: PORT, path: '/livez', timeout: 2000 }, (response) => {
  process.exitCode = response.statusCode === 200 ? 0 : 1;
  response.resume();
});
request.once('timeout', () => request.destroy());
request.once('error', () => (process.exitCode = 1));
