import { describe, expect, it } from '@jest/globals';
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
    expect(lines).toHaveLength(4);
    expect(JSON.stringify(lines)).not.toContain('s3cret');
    expect(lines[3]).toMatchObject({ err: { type: 'Error', message: 'refused', stack: expect.any(String) } });
  });
});
