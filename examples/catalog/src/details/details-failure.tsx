import { problemsOf } from '../relay/gateway-error.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export interface DetailsFailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** In place of details that cannot be had. */
export function DetailsFailure({ error, onRetry }: DetailsFailureProps) {
  const problems = problemsOf(error);
  const isForbidden = problems.every(({ code }) => code === 'PERMISSION_DENIED');
  return (
    <Notice
      tone="bad"
      title={isForbidden ? 'You have no right to see this' : 'This cannot be fetched'}
      actions={isForbidden ? undefined : <Button onClick={onRetry}>Try again</Button>}
    >
      <span>{problems.map(({ message }) => message).join(' ')}</span>
    </Notice>
  );
}
