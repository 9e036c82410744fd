/** The stub services: a process that answers for all three, at one address. Its arguments: port, delay, jitter, images a list. */
import { createServer } from 'node:http';
import process from 'node:process';
import { createDataset } from '../data/dataset.ts';
import { Answers, unauthenticated } from './answers.ts';
import { after } from './delay.ts';

const [port = 0, delay = 0, jitter = 0, images] = process.argv.slice(2).map(Number);
const answers = new Answers(createDataset(images));

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const { status, body } =
    request.headers.authorization === undefined ? unauthenticated : answers.of(request.url ?? '/');
  after({ delay, jitter }, () => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(port, '127.0.0.1');
