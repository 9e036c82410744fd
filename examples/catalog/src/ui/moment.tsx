const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** An instant: its day, or exact to the minute. What it says to the nanosecond is in the markup. */
export function Moment({ at, exact = false }: { readonly at: string; readonly exact?: boolean }) {
  return (
    <time dateTime={at} title={at}>
      {(exact ? minute : day).format(new Date(at))}
    </time>
  );
}
