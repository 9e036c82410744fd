import type { Question } from '../../traffic/question.ts';
import { askForAll, askForImage, askForList, serviceNames } from '../../traffic/questions.ts';
import type { Activity, Visitor } from '../visitor.ts';

/** Asks for one image. */
export const get: Activity = (visitor) => ask(visitor, askForImage(serviceOf(visitor), visitor.number));

/** Asks for the images of one service. */
export const list: Activity = (visitor) => ask(visitor, askForList(serviceOf(visitor)));

/** Asks for the images of all services. */
export const merged: Activity = (visitor) => ask(visitor, askForAll());

async function ask(visitor: Visitor, { document, variables, judge }: Question): Promise<void> {
  const answer = await visitor.ask({ query: document, variables });
  // What failed as a whole was looked at by its codes; and that callers have no rights in a service is no outage.
  if (answer.errors !== undefined || JSON.stringify(answer.data).includes('PERMISSION_DENIED')) return;
  const verdict = judge(answer);
  if (verdict.is === 'partial') visitor.toldOf(verdict.codes);
  visitor.expect(verdict.is !== 'wrong', verdict.is === 'wrong' ? verdict.why : '');
}

function serviceOf({ number }: Visitor) {
  return serviceNames[number % serviceNames.length] ?? 'COMPUTE';
}
