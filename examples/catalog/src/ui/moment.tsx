const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

export interface MomentProps {
  /** `null` or `undefined` for no time, which shows nothing. */
  readonly at: string | null | undefined;
  readonly exact?: boolean;
}

/** An instant: its day, or exact to the minute. The markup has it to the nanosecond. */
export function Moment({ at, exact = false }: MomentProps) {
  if (!at) return null;
  return (
    <time dateTime={at} title={at}>
      {(exact ? minute : day).format(new Date(at))}
    </time>
  );
}
