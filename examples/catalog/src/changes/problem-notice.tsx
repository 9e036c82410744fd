import type { Problem } from '../relay/gateway-error.ts';
import { Notice } from '../ui/notice.tsx';
import { unsaidViolations } from './violations.ts';

export interface ProblemNoticeProps {
  readonly problems: readonly Problem[];
  /** The fields that say themselves what is wrong with them. */
  readonly fields: readonly string[];
}

const titles: Readonly<Record<string, string>> = {
  PERMISSION_DENIED: 'You have no right to do this',
  UNAUTHENTICATED: 'The services do not accept your token',
  BAD_USER_INPUT: 'This cannot be done with what is filled in',
  ALREADY_EXISTS: 'There is one already',
};

/** Why a change was refused, as far as no field of the form says it. */
export function ProblemNotice({ problems, fields }: ProblemNoticeProps) {
  return problems.map((problem) => {
    const { code, message, fieldViolations } = problem;
    const unsaid = unsaidViolations(problem, fields);
    if (fieldViolations.length > 0 && unsaid.length === 0) return null;
    return (
      <Notice key={message} tone="bad" title={titles[code] ?? 'The change was refused'}>
        <span>
          {unsaid.length === 0 ? message : unsaid.map(({ field, description }) => `${field}: ${description}`).join(' ')}
        </span>
      </Notice>
    );
  });
}
