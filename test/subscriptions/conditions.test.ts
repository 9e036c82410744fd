import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { EventSource } from './event-source.ts';
import { RawSocket } from './raw-socket.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const refusal = {
  message: expect.stringMatching(/^The field of a subscription cannot depend on @(skip|include)\.$/),
  extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
};

describe('a subscription to a field that depends on a condition is refused', () => {
  const field = 'imageStatus(id: "Q29tcHV0ZUltYWdlOmZkODV1MHJjdDMycHJlcGdqbHYw")';
  const documents = [
    `subscription { ${field} @skip(if: true) { status } }`,
    `subscription { ${field} @include(if: false) { status } }`,
    `subscription ($if: Boolean = false) { ...F } fragment F on Subscription { ... @include(if: $if) { ${field} { status } } }`,
  ];

  it.each(documents)('by server-sent events: %s', async (query) => {
    const source = await EventSource.open(gateway.url, { query });
    await source.end;
    expect(source.response.status).toBe(200);
    expect(JSON.stringify(source.events)).toContain('The field of a subscription cannot depend on @');
  });

  it.each(documents)('over a WebSocket: %s', async (query) => {
    const socket = await RawSocket.connect(gateway.url);
    socket.subscribe('1', query);
    expect((await socket.received(2))[1]).toMatchObject({ id: '1', type: 'error', payload: [refusal] });
    socket.terminate();
  });

  it.each([
    ...documents,
    `subscription ($if: Boolean!) { ${field} @include(if: $if) { status } }`,
    `subscription { ${field} @skip { status } }`,
    `subscription { ${field} @include(if: "no") { status } }`,
    `subscription { ... @skip(if: $undeclared) { ${field} { status } } }`,
    `query A { __typename } subscription B { ${field} @include(if: $undeclared) { status } }`,
  ])('by a POST for one answer: %s', async (query) => {
    const { status, errors } = await gateway.query(
      query,
      {},
      { headers: { accept: 'application/graphql-response+json' } },
    );
    expect(status).toBe(400);
    expect(errors).toMatchObject([refusal]);
  });
});
