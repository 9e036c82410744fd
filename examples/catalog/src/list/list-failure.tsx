import { problemsOf } from '../relay/gateway-error.ts';
import { SignInForm } from '../session/sign-in-form.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export interface ListFailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** In place of a list that cannot be had at all. */
export function ListFailure({ error, onRetry }: ListFailureProps) {
  const problems = problemsOf(error);
  const messages = [...new Set(problems.map(({ message }) => message))].join(' ');
  if (problems.some(({ code }) => code === 'UNAUTHENTICATED')) {
    return (
      <>
        <Notice tone="bad" title="The services do not accept this token">
          <span>{messages}</span>
        </Notice>
        <SignInForm />
      </>
    );
  }
  const isForbidden = problems.every(({ code }) => code === 'PERMISSION_DENIED');
  return (
    <Notice
      tone="bad"
      title={isForbidden ? 'You have no right to read these images' : 'The images cannot be fetched'}
      actions={
        <Button icon="refresh" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      <span>{messages}</span>
    </Notice>
  );
}
