import { createContext, type ReactNode, use, useState } from 'react';

/** A change that was asked for, and the operation that makes it. */
export interface Change {
  /** The global ID of the operation. */
  readonly operationId: string;
  /** What is done, for a person to read: `Creating my-image`. */
  readonly title: string;
  /** The global ID of the image that there will be no more. */
  readonly deletes: string | null;
}

/** The changes under way and those that have just ended, newest first. */
export interface Activity {
  readonly changes: readonly Change[];
  readonly follow: (change: Change) => void;
  readonly dismiss: (change: Change) => void;
}

const ActivityContext = createContext<Activity | null>(null);

/** Keeps the changes that are followed, wherever on the page they were asked for. */
export function ActivityProvider({ children }: { readonly children: ReactNode }) {
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const activity: Activity = {
    changes,
    follow: (change) => setChanges((others) => [change, ...others]),
    dismiss: (change) => setChanges((others) => others.filter((other) => other !== change)),
  };
  return <ActivityContext value={activity}>{children}</ActivityContext>;
}

/** The changes under way. */
export function useActivity(): Activity {
  const activity = use(ActivityContext);
  if (activity === null) throw new Error('There is no activity around this component.');
  return activity;
}
