import { useActivity } from './activity.tsx';
import { FollowedChange } from './followed-change.tsx';
import './activity-list.css';

/** The changes under way, each followed to its end, in a corner of the window. */
export function ActivityList() {
  const { changes, dismiss } = useActivity();
  return (
    <section className="activity-list" aria-label="Changes" aria-live="polite">
      {changes.map((change) => (
        <FollowedChange key={change.operationId} change={change} onDismiss={() => dismiss(change)} />
      ))}
    </section>
  );
}
