import { describe, expect, it, jest } from '@jest/globals';
import { createLogger } from '../../src/server/logger.ts';

function linesOf(level: 'info' | 'silent', write: (log: ReturnType<typeof createLogger>) => void): unknown[] {
  const lines: unknown[] = [];
  write(createLogger(level, { write: (line) => void lines.push(JSON.parse(line)) }));
  return lines;
}

describe('createLogger', () => {
  it('writes lines that begin with the level and the time', () => {
    const lines = linesOf('info', (log) => log.warn({ service: 'COMPUTE' }, 'slow'));
    expect(lines).toEqual([
      { level: 'warn', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d/), service: 'COMPUTE', msg: 'slow' },
    ]);
  });

  it('writes the time to the millisecond', () => {
    const clock = jest.spyOn(Date, 'now');
    const times = [
      '2026-12-31T23:59:58.999Z',
      '2026-12-31T23:59:59.000Z',
      '2026-12-31T23:59:59.070Z',
      '2027-01-01T00:00:00.007Z',
      '2026-12-31T23:59:59.999Z',
    ];
    const lines = linesOf('info', (log) => {
      for (const time of times) {
        clock.mockReturnValue(Date.parse(time));
        log.info('now');
      }
    });
    clock.mockRestore();
    expect(lines).toMatchObject(times.map((time) => ({ time })));
  });

  it('writes nothing below its level', () => {
    expect(linesOf('info', (log) => log.debug('detail'))).toEqual([]);
    expect(linesOf('silent', (log) => log.fatal('end'))).toEqual([]);
  });

  it('leaves credentials out', () => {
    const headers = { authorization: 'Bearer s3cret' };
    const err = Object.assign(new Error('refused'), { request: { headers }, input: 'https://10.0.0.1/?s3cret' });
    const lines = linesOf('info', (log) => {
      log.info(headers, 'one');
      log.info({ headers }, 'two');
      log.info({ request: { headers } }, 'three');
      log.error({ err }, 'four');
    });
    expect(lines).toMatchObject([
      { authorization: '[Redacted]', msg: 'one' },
      { headers: { authorization: '[Redacted]' }, msg: 'two' },
      { request: { headers: { authorization: '[Redacted]' } }, msg: 'three' },
      { err: { type: 'Error', message: 'refused', stack: expect.any(String) } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });

  it('leaves credentials out of all that goes into a line', () => {
    const headers = { accept: '*/*', authorization: 'Bearer "s3cret' };
    const raw = Object.assign(Object.create({ headers }) as object, { method: 'GET', socket: {} });
    const lines = linesOf('info', (log) => {
      log.child({ headers }).info({ service: 'COMPUTE' }, 'in what all lines of a child have');
      log.child(headers).child({ request: { headers } }).info('there twice');
      log.info({ tries: [{ request: { headers } }] }, 'deep');
      log.info({ headers: { authorization: ['Bearer s3cret', { token: 's3cret' }] } }, 'no text');
      log.info(raw, 'a request of Node.js');
      log.info('%o in a message, %j', headers, { request: { headers } });
      log.info({ reason: JSON.stringify({ headers }) }, 'in a text');
      log.info('%j in a message', { headers: { authorization: ['s3cret'] } });
    });
    expect(lines).toHaveLength(8);
    expect(JSON.stringify(lines)).not.toContain('s3cret');
    expect(lines[0]).toMatchObject({ headers: { accept: '*/*', authorization: '[Redacted]' }, service: 'COMPUTE' });
    expect(lines[5]).toMatchObject({
      msg:
        '{"accept":"*/*","authorization":"[Redacted]"} in a message, ' +
        '{"request":{"headers":{"accept":"*/*","authorization":"[Redacted]"}}}',
    });
  });

  it('writes what only speaks of such a header as it is', () => {
    const told = { hint: 'send authorization: Bearer <token>', authorizations: 1, 'x-authorization': 'none' };
    expect(linesOf('info', (log) => log.info(told, 'no authorization'))).toMatchObject([
      { ...told, msg: 'no authorization' },
    ]);
  });
});
