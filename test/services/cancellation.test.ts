import { describe, expect, it } from '@jest/globals';
import { Cancellation, type CancellationReason } from '../../src/services/cancellation.ts';

/** Somebody who remembers what they were told. */
function listener() {
  const told: CancellationReason[] = [];
  return { told, cancelled: (reason: CancellationReason) => void told.push(reason) };
}

describe('a cancellation', () => {
  it('tells all who want to be told, once and with the reason', () => {
    const cancellation = new Cancellation();
    const [first, second] = [listener(), listener()];
    cancellation.tell(first);
    cancellation.tell(second);
    cancellation.cancel('overdue');
    cancellation.cancel('left');
    expect([first.told, second.told]).toEqual([['overdue'], ['overdue']]);
    expect(cancellation).toMatchObject({ isCancelled: true, reason: 'overdue' });
  });

  it('tells those who come late at once', () => {
    const cancellation = new Cancellation();
    cancellation.cancel('overdue');
    const late = listener();
    cancellation.tell(late);
    expect(late.told).toEqual(['overdue']);
  });

  it('does not tell who no longer wants to be told, not even while it tells the others', () => {
    const cancellation = new Cancellation();
    const [first, second] = [listener(), listener()];
    cancellation.tell({ cancelled: () => cancellation.forget(second) });
    cancellation.tell(first);
    cancellation.tell(second);
    cancellation.forget(first);
    cancellation.cancel('overdue');
    expect([first.told, second.told]).toEqual([[], []]);
  });
});
