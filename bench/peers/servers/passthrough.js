/**
 * The least that anything between a client and the services must do: it calls the paths that the client lists, one a
 * line, side by side, and puts their answers one after the other into a JSON array, without looking into them.
 */
import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { services } from '../upstream/services.js';

createServer((request, response) => {
  text(request)
    .then((lines) => Promise.all(lines.split('\n').map((path) => fetchBytes(path, request.headers.authorization))))
    .then(
      (answers) => send(response, answers),
      () => response.writeHead(502).end(),
    );
}).listen(Number(process.env.PORT), '127.0.0.1');

const comma = Buffer.from(',');

function send(response, answers) {
  const parts = [Buffer.from('[')];
  answers.forEach((chunks, index) => parts.push(...(index === 0 ? [] : [comma]), ...chunks));
  parts.push(Buffer.from(']'));
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const body = Buffer.concat(parts, length);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': length }).end(body);
}

/** The bytes at a path, as they come. `dispatch` is undici's cheapest way: no stream is made of them. */
function fetchBytes(path, authorization) {
  const { pool } = services.find((service) => path.startsWith(service.path));
  return new Promise((resolve, reject) => {
    const chunks = [];
    pool.dispatch(
      { method: 'GET', path, headers: { authorization } },
      {
        onRequestStart: () => undefined,
        onResponseStart: (controller, status) => {
          if (status !== 200) controller.abort(new Error(`The service answered ${status}.`));
        },
        onResponseData: (_, chunk) => chunks.push(chunk),
        onResponseEnd: () => resolve(chunks),
        onResponseError: (_, error) => reject(error),
      },
    );
  });
}
