import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../src/model/errors.ts';
import { type OwnSchemaServer, startOwnSchema } from './own-schema.ts';

const sdl = `
  input Range { from: Int! = 1 }
  type Query {
    broken: String
    notNull: String!
    wrongType: Int
    refused: String
    range(range: Range): String
  }
`;

const secret = 'https://10.0.0.1/?token=t1.9euelZ';
let server: OwnSchemaServer;

beforeAll(async () => {
  server = await startOwnSchema(sdl, {
    broken: () => {
      throw new TypeError(`cannot read ${secret}`);
    },
    notNull: () => null,
    wrongType: () => secret,
    refused: () => {
      throw new UpstreamError({
        code: 'PERMISSION_DENIED',
        message: 'Not yours.',
        service: 'COMPUTE',
        httpStatus: 403,
      });
    },
    range: () => 'unreachable',
  });
});

afterAll(() => server.close());

describe('an error that nobody foresaw', () => {
  it.each(['broken', 'notNull', 'wrongType'])(
    'of the field %s is an internal error that tells nothing',
    async (field) => {
      const answer = await server.post({ query: `{ ${field} }` });
      expect(answer).toEqual({
        data: field === 'notNull' ? null : { [field]: null },
        errors: [
          {
            message: 'Internal error',
            locations: [{ line: 1, column: 3 }],
            path: [field],
            extensions: { code: 'INTERNAL_SERVER_ERROR' },
          },
        ],
      });
    },
  );

  it('is logged with its stack and with the ID of the request', async () => {
    await server.post({ query: '{ broken }' }, { 'x-request-id': 'request-1' });
    expect(server.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        requestId: 'request-1',
        path: ['broken'],
        err: expect.objectContaining({ message: expect.stringContaining('cannot read'), stack: expect.any(String) }),
      }),
    );
  });
});

describe('an error that is meant for the client', () => {
  it('is passed on with its extensions and is not logged as unexpected', async () => {
    const before = server.lines.filter(({ level }) => level === 'error').length;
    expect(await server.post({ query: '{ refused }' })).toMatchObject({
      data: { refused: null },
      errors: [
        {
          message: 'Not yours.',
          extensions: { code: 'PERMISSION_DENIED', service: 'COMPUTE', httpStatus: 403, retryable: false },
        },
      ],
    });
    expect(server.lines.filter(({ level }) => level === 'error')).toHaveLength(before);
  });

  it('says which argument has a value that only execution can refuse', async () => {
    const answer = await server.post({
      query: 'query ($from: Int = 1) { range(range: { from: $from }) }',
      variables: { from: null },
    });
    expect(answer).toMatchObject({
      data: { range: null },
      errors: [{ message: expect.stringContaining('Argument "range"'), extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});
