import type { FieldViolation } from '../status/api-error.ts';

const maxLabels = 64;
const maxLength = 63;

/** What the keys and values of labels are made of; their number and length are limited the same in all services. */
export interface LabelRules {
  readonly key: RegExp;
  readonly value: RegExp;
}

/** What is wrong with labels. */
export function labelViolations(
  field: string,
  labels: Readonly<Record<string, string>>,
  rules: LabelRules,
): readonly FieldViolation[] {
  const entries = Object.entries(labels);
  const violations: FieldViolation[] = [];
  if (entries.length > maxLabels) {
    violations.push({
      field,
      description: `There may be at most ${maxLabels} labels, but there are ${entries.length}.`,
    });
  }
  for (const [key, value] of entries) {
    if (key.length > maxLength || !rules.key.test(key)) {
      const description = `The key "${key}" must be 1 to ${maxLength} characters matching ${rules.key.source}.`;
      violations.push({ field, description });
    }
    if (value.length > maxLength || !rules.value.test(value)) {
      const description = `The value of "${key}" must be at most ${maxLength} characters matching ${rules.value.source}.`;
      violations.push({ field, description });
    }
  }
  return violations;
}
