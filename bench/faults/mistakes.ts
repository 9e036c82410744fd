import type { Answered } from '../traffic/sender.ts';
import type { Trial } from './trial.ts';

/**
 * All that should not have happened, whatever a service does: answers that are lost or wrong, that lack what another
 * service has, or that lack anything while no service fails; and writes that are lost or were carried out twice.
 *
 * @param recoveredWithinMs how long after the end of a fault answers may still lack what the service has
 */
export function mistakesOf(trial: Trial, recoveredWithinMs: number): string[] {
  const { service, beganAt, endedAt, disturbed, undisturbed, writes } = trial;
  const wellAgainAt = endedAt + recoveredWithinMs;
  const mistakes = disturbed.flatMap((answered) => {
    const mayLack = answered.endedAt >= beganAt && answered.sentAt < wellAgainAt ? [service] : [];
    return mistakeOf(answered, mayLack);
  });
  return [
    ...mistakes,
    ...undisturbed.flatMap((answered) => mistakeOf(answered, []).map((mistake) => `Without any fault: ${mistake}`)),
    ...writes.lost.map((name) => `${name} was answered to be created and is not there.`),
    ...writes.doubled.map((name) => `${name} was created twice.`),
    ...writes.unknown.map((name) => `${name} was created without having been asked for.`),
  ];
}

function mistakeOf({ question, verdict }: Answered, mayLack: readonly string[]): string[] {
  const what = `${question.kind} of ${question.service ?? 'all services'}`;
  if (verdict.is === 'wrong') return [`${what}: ${verdict.why}`];
  if (verdict.is === 'whole') return [];
  const blamed = verdict.missing.filter((service) => !mayLack.includes(service));
  return blamed.length === 0 ? [] : [`${what}: it lacks what ${blamed.join(', ')} has (${verdict.codes.join(', ')}).`];
}
