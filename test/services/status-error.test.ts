import { describe, expect, it } from '@jest/globals';
import { statusCodes, type UpstreamError } from '../../src/model/errors.ts';
import type { Endpoint } from '../../src/services/endpoint.ts';
import { Redaction } from '../../src/services/http/redaction.ts';
import { type ErrorAnswer, errorOfAnswer } from '../../src/services/http/status-error.ts';

const endpoint: Endpoint = { service: 'COMPUTE', title: 'Compute', hostLabel: 'compute', variable: 'COMPUTE_URL' };

function errorOf(answer: Partial<ErrorAnswer>, secrets: readonly string[] = []): UpstreamError {
  const nothing = { retryAfter: undefined, requestId: undefined, serverTraceId: undefined, body: undefined };
  const redaction = new Redaction(() => ({ credentials: secrets.slice(0, 1), hosts: secrets.slice(1) }));
  return errorOfAnswer(endpoint, { httpStatus: 500, ...nothing, ...answer }, redaction);
}

const detail = (type: string, content: object): object => ({
  '@type': `type.googleapis.com/google.rpc.${type}`,
  ...content,
});

describe('an error answer with a google.rpc.Status', () => {
  it.each(statusCodes.map((code, number) => [number, code] as const).slice(1))(
    'with the number %d has the code %s, whatever its HTTP status',
    (number, code) => {
      const error = errorOf({ httpStatus: 418, body: { code: number, message: 'Because.' } });
      expect(error).toMatchObject({ code, message: 'Because.', service: 'COMPUTE', httpStatus: 418 });
    },
  );

  it.each([
    ['no details', undefined],
    ['details of another shape', 'none'],
    ['details of unknown types', [null, 7, 'x', {}, detail('Help', { links: [] })]],
    ['details with other content', [detail('BadRequest', {}), detail('RetryInfo', {}), detail('RequestInfo', {})]],
  ])('and %s has no more than its code', (_, details) => {
    expect(errorOf({ httpStatus: 404, body: { code: 5, message: 'Gone.', details } }).extensions).toEqual({
      code: 'NOT_FOUND',
      service: 'COMPUTE',
      httpStatus: 404,
      retryable: false,
    });
  });

  it('tells all that its details say', () => {
    const details = [
      detail('RequestInfo', { requestId: 'request-1' }),
      detail('RetryInfo', { retryDelay: '3.5s' }),
      detail('BadRequest', {
        fieldViolations: [
          { field: 'name', description: 'too long' },
          { field: 'labels' },
          { description: 'nowhere' },
          7,
        ],
      }),
    ];
    const body = { code: 8, message: 'Slowly.', details };
    expect(errorOf({ httpStatus: 429, requestId: 'of the header', retryAfter: '60', body }).extensions).toEqual({
      code: 'RESOURCE_EXHAUSTED',
      service: 'COMPUTE',
      httpStatus: 429,
      requestId: 'request-1',
      retryAfterSeconds: 3.5,
      fieldViolations: [
        { field: 'name', description: 'too long' },
        { field: 'labels', description: '' },
      ],
      retryable: true,
    });
  });

  it('and no message says at least who answered what', () => {
    expect(errorOf({ httpStatus: 403, body: { code: 7 } }).message).toBe(
      'Compute answered PERMISSION_DENIED (HTTP 403) and did not say why.',
    );
  });

  it('that says OK although it is an error counts by its HTTP status', () => {
    expect(errorOf({ httpStatus: 503, body: { code: 0, message: 'fine' } }).code).toBe('UNAVAILABLE');
  });

  it('is cut where its message is too long for a person to read', () => {
    expect(errorOf({ body: { code: 13, message: 'x'.repeat(5000) } }).message).toHaveLength(1000);
  });
});

describe('an error answer without one', () => {
  it.each([
    [400, 'INVALID_ARGUMENT'],
    [401, 'UNAUTHENTICATED'],
    [403, 'PERMISSION_DENIED'],
    [404, 'NOT_FOUND'],
    [408, 'DEADLINE_EXCEEDED'],
    [409, 'ABORTED'],
    [418, 'UNKNOWN'],
    [429, 'RESOURCE_EXHAUSTED'],
    [499, 'CANCELLED'],
    [500, 'INTERNAL'],
    [501, 'UNIMPLEMENTED'],
    [502, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
    [504, 'DEADLINE_EXCEEDED'],
    [302, 'UNKNOWN'],
  ])('has the code of the HTTP status %d: %s', (httpStatus, code) => {
    for (const body of [undefined, null, [], 'text', {}, { code: 'NOT_FOUND' }, { code: 99 }, { code: -1 }]) {
      const error = errorOf({ httpStatus, body });
      expect(error).toMatchObject({ code, httpStatus });
      expect(error.message).toBe(`Compute answered ${code} (HTTP ${httpStatus}) and did not say why.`);
    }
  });

  it('passes nothing of a foreign body on', () => {
    const body = {
      message: 'upstream connect error to 10.0.0.7',
      details: [detail('RequestInfo', { requestId: 'x' })],
    };
    const error = errorOf({ httpStatus: 502, requestId: 'of the header', body });
    expect(error.message).not.toContain('10.0.0.7');
    expect(error.extensions['requestId']).toBe('of the header');
  });
});

describe('the header Retry-After', () => {
  it.each([
    ['7', 7],
    ['0', 0],
    ['soon', undefined],
    ['-1', undefined],
    ['in May', undefined],
    [undefined, undefined],
  ])('%s means %s seconds', (retryAfter, seconds) => {
    expect(errorOf({ httpStatus: 503, retryAfter }).extensions['retryAfterSeconds']).toBe(seconds);
  });

  it('may be a date', () => {
    const inAMinute = errorOf({ httpStatus: 503, retryAfter: new Date(Date.now() + 60_000).toUTCString() });
    expect(inAMinute.retryAfterSeconds).toBeGreaterThan(55);
    expect(inAMinute.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(errorOf({ httpStatus: 503, retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT' }).retryAfterSeconds).toBe(0);
  });

  it.each(['3', '3m', 's', '-3s', '', 3, null, '1e3s'])(
    'yields to a RetryInfo, but not to the malformed %j',
    (delay) => {
      const body = { code: 14, message: 'Later.', details: [detail('RetryInfo', { retryDelay: delay })] };
      expect(errorOf({ httpStatus: 503, retryAfter: '9', body }).retryAfterSeconds).toBe(9);
    },
  );
});

describe('an exhausted quota', () => {
  const quotaFailure = (...violations: readonly unknown[]): object => ({
    '@type': 'type.googleapis.com/yandex.cloud.quota.QuotaFailure',
    violations,
  });
  const exhausted = (...details: readonly object[]): UpstreamError =>
    errorOf({ httpStatus: 429, body: { code: 8, message: 'The limit has exceeded.', details } }, ['t1.9euelZ']);
  const images = { metric: { name: 'compute.images.count', limit: '32', usage: 32 }, required: '33' };
  const requests = { metric: { name: 'compute.images.read.rate', limit: 50, usage: '50.5' }, required: 51 };

  it('is reported with its numbers as strings, and is not retryable', () => {
    expect(exhausted(quotaFailure(images), detail('RetryInfo', { retryDelay: '3s' })).extensions).toEqual({
      code: 'RESOURCE_EXHAUSTED',
      service: 'COMPUTE',
      httpStatus: 429,
      retryAfterSeconds: 3,
      quotaViolations: [{ metric: 'compute.images.count', limit: '32', usage: '32', required: '33' }],
      retryable: false,
    });
  });

  it('of a rate is retryable, unless another quota is exhausted too', () => {
    const rate = exhausted(quotaFailure(requests, requests));
    expect(rate.retryable).toBe(true);
    expect(rate.quotaViolations[0]).toEqual({
      metric: 'compute.images.read.rate',
      limit: '50',
      usage: '50.5',
      required: '51',
    });
    expect(exhausted(quotaFailure(requests, images)).retryable).toBe(false);
    expect(exhausted(quotaFailure(requests), quotaFailure(images)).quotaViolations).toHaveLength(2);
    expect(exhausted(quotaFailure({ metric: { name: 'compute.rate.images' } })).retryable).toBe(false);
    expect(exhausted(quotaFailure({ required: '1' })).retryable).toBe(false);
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['no metric', { metric: 'none', required: null }],
    ['values of other types', { metric: { name: 7.5e300, limit: true, usage: [] }, required: {} }],
    ['numbers that JavaScript has rounded', { metric: { limit: 2 ** 53, usage: -(2 ** 60) }, required: '' }],
  ])('with %s has null in the place of what is absent', (_, violation) => {
    const nothing = { metric: null, limit: null, usage: null, required: null };
    expect(exhausted(quotaFailure(violation)).quotaViolations).toEqual([nothing]);
  });

  it.each([[undefined], ['none'], [{}], [[]], [['x', 7, null]]])('is not made of %j', (violations) => {
    const failure = { '@type': 'type.googleapis.com/yandex.cloud.quota.QuotaFailure', violations };
    expect(exhausted(failure).extensions).toEqual({
      code: 'RESOURCE_EXHAUSTED',
      service: 'COMPUTE',
      httpStatus: 429,
      retryable: true,
    });
  });

  it('has at most 20 violations, with texts that are redacted and truncated', () => {
    const long = { metric: { name: `${'x'.repeat(999)}t1.9euelZ`, limit: 't1.9euelZ' }, required: '9'.repeat(5000) };
    const { quotaViolations } = exhausted(quotaFailure(...Array.from({ length: 50 }, () => long)));
    expect(quotaViolations).toHaveLength(20);
    expect(quotaViolations[0]).toEqual({
      metric: `${'x'.repeat(999)}*`,
      limit: '***',
      usage: null,
      required: '9'.repeat(1000),
    });
  });
});

describe('the IDs of a request', () => {
  it('are passed on, those of the body before those of headers', () => {
    const body = { code: 13, message: 'Oh.', details: [detail('RequestInfo', { requestId: 'of the body' })] };
    const ids = { requestId: 'of the header', serverTraceId: 'trace-1' };
    expect(errorOf({ ...ids, body }).extensions).toMatchObject({ requestId: 'of the body', serverTraceId: 'trace-1' });
    expect(errorOf(ids).extensions).toMatchObject(ids);
  });

  it('are redacted and truncated', () => {
    const requestId = `t1.9euelZ ${'x'.repeat(500)}`;
    const details = [detail('RequestInfo', { requestId })];
    const secrets = ['t1.9euelZ'];
    const shown = `*** ${'x'.repeat(196)}`;
    const ofBody = errorOf({ serverTraceId: requestId, body: { code: 13, message: 'Oh.', details } }, secrets);
    expect(ofBody.extensions).toMatchObject({ requestId: shown, serverTraceId: shown });
    expect(errorOf({ requestId }, secrets).extensions).toMatchObject({ requestId: shown });
  });
});

describe('what is secret', () => {
  const secrets = ['t1.9euelZ', 'compute.internal:8443', 'compute.internal'];

  it('is hidden wherever the service repeats it', () => {
    const details = [
      detail('BadRequest', { fieldViolations: [{ field: 't1.9euelZ', description: 'not t1.9euelZ, t1.9euelZ' }] }),
    ];
    const message = 'Token t1.9euelZ is not for https://compute.internal:8443/ (compute.internal)';
    const error = errorOf({ httpStatus: 401, body: { code: 16, message, details } }, secrets);
    expect(error.message).toBe('Token *** is not for https://***/ (***)');
    expect(error.fieldViolations).toEqual([{ field: '***', description: 'not ***, ***' }]);
  });

  it('is hidden in field violations before they are truncated', () => {
    const violation = { field: 'x'.repeat(2000), description: `${'x'.repeat(995)}t1.9euelZ` };
    const details = [detail('BadRequest', { fieldViolations: [violation] })];
    expect(errorOf({ body: { code: 3, message: 'Wrong.', details } }, secrets).fieldViolations).toEqual([
      { field: 'x'.repeat(1000), description: `${'x'.repeat(995)}***` },
    ]);
  });

  it('is not half left where the message is cut', () => {
    const message = `${'x'.repeat(995)}t1.9euelZ`;
    expect(errorOf({ body: { code: 13, message } }, secrets).message).toBe(`${'x'.repeat(995)}***`);
  });
});
