import { Button } from '../ui/button.tsx';
import type { Change } from './activity.tsx';
import { Elapsed } from './elapsed.tsx';
import { useOperation } from './use-operation.ts';

export interface FollowedChangeProps {
  readonly change: Change;
  readonly onDismiss: () => void;
}

/** A change and how it goes, live. */
export function FollowedChange({ change, onDismiss }: FollowedChangeProps) {
  const { status, failure, lost, followAgain } = useOperation(change);
  const isRunning = status === 'RUNNING' || status === 'ROLLING_BACK';
  return (
    <div className="followed-change" data-status={status}>
      <strong>{change.title}</strong>
      {isRunning ? null : <Button kind="quiet" icon="close" label={`Dismiss: ${change.title}`} onClick={onDismiss} />}
      {isRunning && lost === null ? <progress aria-label={change.title} /> : null}
      {lost === null ? (
        <p>
          {describe(status)}
          {isRunning ? <Elapsed /> : null}
          {failure === null ? null : ` ${failure}`}
        </p>
      ) : (
        <p>
          Out of sight: {lost} <Button onClick={followAgain}>Follow again</Button>
        </p>
      )}
    </div>
  );
}

function describe(status: string): string {
  switch (status) {
    case 'SUCCEEDED':
      return 'Done.';
    case 'FAILED':
      return 'Failed.';
    case 'ROLLING_BACK':
      return 'Failed, and is being undone.';
    default:
      return 'Under way';
  }
}
