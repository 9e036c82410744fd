import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { Cancellation } from '../../../src/services/http/cancellation.ts';

/** Somebody who remembers what they were told. */
function listener() {
  const told: unknown[] = [];
  return { told, cancelled: (reason: unknown) => void told.push(reason) };
}

describe('a cancellation', () => {
  it('tells all who want to be told, once and with the reason', () => {
    const cancellation = new Cancellation();
    const [first, second] = [listener(), listener()];
    cancellation.tell(first);
    cancellation.tell(second);
    cancellation.cancel('enough');
    cancellation.cancel('more than enough');
    expect([first.told, second.told]).toEqual([['enough'], ['enough']]);
    expect(cancellation).toMatchObject({ isCancelled: true, reason: 'enough' });
  });

  it('tells those who come late at once', () => {
    const cancellation = new Cancellation();
    cancellation.cancel('enough');
    const late = listener();
    cancellation.tell(late);
    expect(late.told).toEqual(['enough']);
  });

  it('does not tell who no longer wants to be told, not even while it tells the others', () => {
    const cancellation = new Cancellation();
    const [first, second] = [listener(), listener()];
    cancellation.tell({ cancelled: () => cancellation.forget(second) });
    cancellation.tell(first);
    cancellation.tell(second);
    cancellation.forget(first);
    cancellation.cancel('enough');
    expect([first.told, second.told]).toEqual([[], []]);
  });
});

describe('the cancellation of a signal', () => {
  it('has one listener at the signal, however many want to be told', () => {
    const client = new AbortController();
    const listeners = Array.from({ length: 100 }, listener);
    for (const each of listeners) Cancellation.of(client.signal).tell(each);
    expect(getEventListeners(client.signal, 'abort')).toHaveLength(1);
    client.abort('gone');
    expect(listeners.map(({ told }) => told)).toEqual(Array(100).fill(['gone']));
  });

  it('knows of a signal that was aborted before', () => {
    expect(Cancellation.of(AbortSignal.abort('gone'))).toMatchObject({ isCancelled: true, reason: 'gone' });
  });
});
