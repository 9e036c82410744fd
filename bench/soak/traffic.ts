import { callerToken } from '../sandbox/callers.ts';
import { Client } from '../traffic/client.ts';
import { openLoop } from '../traffic/open-loop.ts';
import { get, list, merged } from './activities/asking.ts';
import { fail } from './activities/failing.ts';
import { followByEvents, followBySocket } from './activities/following.ts';
import { leave } from './activities/leaving.ts';
import { filtered, nodes } from './activities/looking-up.ts';
import { walkBackward, walkForward } from './activities/walking.ts';
import { write } from './activities/writing.ts';
import type { Tally } from './tally.ts';
import { type Activity, Visitor } from './visitor.ts';

/** What goes on, in turn. */
const mix: readonly Activity[] = [
  ...[get, list, merged, get, walkForward, leave, fail, followBySocket, write, filtered],
  ...[get, list, merged, nodes, walkBackward, leave, fail, followByEvents, get, list],
];

/** Sends a mix of everything that clients do. */
export class Traffic {
  readonly #gatewayUrl: string;
  readonly #client: Client;
  readonly #tally: Tally;
  #begun = 0;

  constructor(gatewayUrl: string, tally: Tally) {
    this.#gatewayUrl = gatewayUrl;
    this.#client = new Client(gatewayUrl);
    this.#tally = tally;
  }

  /** Sends for so long, and waits until nothing is under way any more. */
  async send(load: { readonly perSecond: number; readonly milliseconds: number }): Promise<void> {
    const underWay: Promise<void>[] = [];
    await openLoop(load, () => underWay.push(this.#begin()));
    await Promise.all(underWay);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #begin(): Promise<void> {
    const number = this.#begun++;
    const activity = mix[number % mix.length] ?? get;
    // Which activity is done says nothing of who does it and how: both go round, at different paces.
    const round = Math.floor(number / mix.length);
    const site = { gatewayUrl: this.#gatewayUrl, client: this.#client, tally: this.#tally };
    try {
      await activity(
        new Visitor(site, { token: activity === write ? callerToken(number) : tokenOf(round), number: round }),
      );
    } catch (error) {
      this.#tally.mistake(`${activity.name || 'something'}: ${String(error)}`);
    }
  }
}

/**
 * Whose token is sent: mostly one of very many callers'; often the same one's, so that what is asked for at the same
 * moment is shared; and now and then one's who may only look, or who has no rights in two of the services.
 */
function tokenOf(round: number): string {
  const turn = round % 10;
  if (turn < 5) return callerToken(round);
  if (turn < 8) return callerToken(0);
  return turn === 8 ? 'sandbox-viewer' : 'sandbox-compute';
}
