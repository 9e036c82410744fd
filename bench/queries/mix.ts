import { SeededRandom } from '../data/random.ts';
import type { LoadRequest } from '../load/messages.ts';
import { mixture } from './queries.ts';

/** How often the hundred of the mixture is repeated, each time with other requests of each kind. */
const hundreds = 5;

/** A replay of all kinds of requests, in the same random order for every server; `null` where one cannot be asked for. */
export function mix(prepared: ReadonlyMap<string, readonly LoadRequest[]>): LoadRequest[] | null {
  const random = new SeededRandom(1);
  const mixed: LoadRequest[] = [];
  for (const [name, share] of Object.entries(mixture)) {
    const requests = prepared.get(name);
    if (requests === undefined) return null;
    for (let index = 0; index < share * hundreds; index++) {
      const request = requests[index % requests.length];
      if (request !== undefined) mixed.push(request);
    }
  }
  return random.shuffled(mixed);
}
