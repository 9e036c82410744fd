import { graphql, useFragment } from 'react-relay/hooks';
import type { operationItem_operation$key } from '../relay/generated/operationItem_operation.graphql.ts';
import { Moment } from '../ui/moment.tsx';

const fragment = graphql`
  fragment operationItem_operation on Operation {
    description
    createdAt
    createdBy
    status
    error {
      code
      message
    }
  }
`;

const endings: Readonly<Record<string, string>> = {
  RUNNING: 'Running',
  SUCCEEDED: 'Done',
  FAILED: 'Failed',
  ROLLING_BACK: 'Being undone',
};

/** One operation: what, when, by whom, and what came of it. */
export function OperationItem({ operation: key }: { readonly operation: operationItem_operation$key }) {
  const { description, createdAt, createdBy, status, error } = useFragment(fragment, key);
  return (
    <li>
      <span>{description ?? 'Without a description'}</span>
      <span className={error ? 'operation-failed' : 'muted'}>
        {endings[status] ?? status}
        {error ? `: ${error.message}` : null}
      </span>
      <span className="muted">
        {createdAt ? <Moment at={createdAt} exact /> : null}
        {createdBy ? ` by ${createdBy}` : null}
      </span>
    </li>
  );
}
