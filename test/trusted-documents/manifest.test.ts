import { describe, expect, it } from '@jest/globals';
import { parseManifest } from '../../src/server/trusted-documents/manifest.ts';

describe('parseManifest', () => {
  it("reads Relay's and graphql-codegen's map of documents", () => {
    expect(parseManifest('{"a": "query A { __typename }", "sha256:b": "{ __typename }"}')).toEqual(
      new Map([
        ['a', 'query A { __typename }'],
        ['b', '{ __typename }'],
      ]),
    );
  });

  it("reads Apollo's manifest", () => {
    const operation = { id: 'a', name: 'A', type: 'query', body: 'query A { __typename }' };
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [operation, operation] };
    expect(parseManifest(JSON.stringify(manifest))).toEqual(new Map([['a', 'query A { __typename }']]));
  });

  it.each([
    { text: '', reason: 'it is not JSON' },
    { text: '["{ __typename }"]', reason: /neither a manifest .* nor an object of documents by ID: / },
    { text: '{"a": 1}', reason: /neither .* at a: .*expected string/ },
    { text: '{"a": "{"}', reason: /the document with the ID "a" cannot be parsed: Syntax Error/ },
    { text: '{"format": "apollo-persisted-query-manifest", "version": 2, "operations": []}', reason: / at version: / },
    {
      text: JSON.stringify({
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [
          { id: 'a', name: 'A', type: 'query', body: '{ __typename }' },
          { id: 'a', name: 'B', type: 'query', body: '{ again: __typename }' },
        ],
      }),
      reason: 'it has two documents with the ID "a"',
    },
  ])('says what is wrong with $text', ({ text, reason }) => {
    expect(() => parseManifest(text)).toThrow(reason);
  });
});
