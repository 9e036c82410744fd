import type { FieldViolation, Problem } from '../relay/gateway-error.ts';

/** Every mutation has one argument, in which the fields of the form are. */
const argument = 'input.';

/** What is wrong with a field of the input, by its path in it; `undefined` if nothing is. */
export function violationOf(problems: readonly Problem[], path: string): string | undefined {
  const descriptions = problems
    .flatMap(({ fieldViolations }) => fieldViolations)
    .filter(({ field }) => field === `${argument}${path}`)
    .map(({ description }) => description);
  return descriptions.length === 0 ? undefined : descriptions.join(' ');
}

/** The violations that no field of the form says. The form's fields are given with `[]` for any place in a list. */
export function unsaidViolations({ fieldViolations }: Problem, fields: readonly string[]): readonly FieldViolation[] {
  return fieldViolations.filter(
    ({ field }) => !fields.some((path) => `${argument}${path}` === field.replaceAll(/\[\d+\]/g, '[]')),
  );
}
