import { describe, expect, it } from '@jest/globals';
import { Cancellation } from '../../../src/services/cancellation.ts';
import { SingleFlight } from '../../../src/services/http/single-flight.ts';

const never = new Cancellation();
const left = (): Error => new Error('has left');

/** Work that ends when the test says so, and tells what became of it. */
function work() {
  const begun: { cancellation: Cancellation; end: (value: string) => void }[] = [];
  const start = (cancellation: Cancellation): Promise<string> =>
    new Promise((resolve, reject) => {
      begun.push({ cancellation, end: resolve });
      cancellation.tell({ cancelled: () => reject(new Error('broken off')) });
    });
  return { begun, start };
}

describe('work that is wanted several times at the same moment', () => {
  it('is done once', async () => {
    const flights = new SingleFlight<string>();
    const { begun, start } = work();
    const waiting = [1, 2, 3].map(() => flights.run('a', never, start, left));
    expect(begun).toHaveLength(1);
    begun[0]?.end('done');
    expect(await Promise.all(waiting)).toEqual(['done', 'done', 'done']);
    expect(flights.has('a')).toBe(false);
  });

  it('is done for each key, and again when it has ended', async () => {
    const flights = new SingleFlight<string>();
    const { begun, start } = work();
    const [a, b] = ['a', 'b'].map((key) => flights.run(key, never, start, left));
    begun.forEach(({ end }, index) => end(String(index)));
    expect([await a, await b]).toEqual(['0', '1']);
    const again = flights.run('a', never, start, left);
    expect(begun).toHaveLength(3);
    begun[2]?.end('2');
    expect(await again).toBe('2');
  });

  it('fails for all, and is begun anew then', async () => {
    const flights = new SingleFlight<string>();
    const fail = (): Promise<string> => Promise.reject(new Error('no'));
    const waiting = [1, 2].map(() => flights.run('a', never, fail, left));
    expect(await Promise.allSettled(waiting)).toMatchObject([
      { reason: { message: 'no' } },
      { reason: { message: 'no' } },
    ]);
    expect(await flights.run('a', never, () => Promise.resolve('yes'), left)).toBe('yes');
  });
});

describe('whoever leaves', () => {
  it('is told so, while the others wait on', async () => {
    const flights = new SingleFlight<string>();
    const { begun, start } = work();
    const client = new Cancellation();
    const gone = flights.run('a', client, start, left);
    const stays = flights.run('a', never, start, left);
    client.cancel('left');
    await expect(gone).rejects.toThrow('has left');
    expect(begun[0]?.cancellation.isCancelled).toBe(false);
    begun[0]?.end('done');
    expect(await stays).toBe('done');
  });

  it('as the last breaks the work off, with the reason, and nobody joins it', async () => {
    const flights = new SingleFlight<string>();
    const { begun, start } = work();
    const clients = [new Cancellation(), new Cancellation()];
    const gone = clients.map((client) => flights.run('a', client, start, left));
    clients[0]?.cancel('left');
    clients[1]?.cancel('overdue');
    const next = flights.run('a', never, start, left);
    expect(begun[0]?.cancellation).toMatchObject({ isCancelled: true, reason: 'overdue' });
    expect(await Promise.allSettled(gone)).toMatchObject([
      { reason: { message: 'has left' } },
      { reason: { message: 'broken off' } },
    ]);
    expect(begun).toHaveLength(2);
    begun[1]?.end('done');
    expect(await next).toBe('done');
  });

  it('had left before, breaks off what nobody else wants', async () => {
    const flights = new SingleFlight<string>();
    const { start } = work();
    const client = new Cancellation();
    client.cancel('left');
    await expect(flights.run('a', client, start, left)).rejects.toThrow('broken off');
  });
});

describe('what is forgotten', () => {
  it('is begun anew for whoever wants it then, and ends for those who wanted it before', async () => {
    const flights = new SingleFlight<string>();
    const { begun, start } = work();
    const [before, other] = ['me a', 'you a'].map((key) => flights.run(key, never, start, left));
    flights.forget('me ');
    const after = flights.run('me a', never, start, left);
    const joins = flights.run('you a', never, start, left);
    expect(begun).toHaveLength(3);
    begun[0]?.end('before');
    expect(await before).toBe('before');
    expect(flights.has('me a')).toBe(true);
    begun[1]?.end('other');
    begun[2]?.end('after');
    expect(await Promise.all([other, after, joins])).toEqual(['other', 'after', 'other']);
  });
});
