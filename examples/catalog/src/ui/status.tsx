import { statuses, titleOf } from '../address/words.ts';
import './status.css';

export interface StatusProps {
  readonly status: string;
  /** Whether the word is for screen readers only, beside a coloured dot. */
  readonly bare?: boolean;
}

/** The state of an image. */
export function Status({ status, bare = false }: StatusProps) {
  const title = titleOf(status, statuses);
  return (
    <span className={`status ${status.toLowerCase()}`} title={bare ? title : undefined}>
      <span className={bare ? 'visually-hidden' : undefined}>{title}</span>
    </span>
  );
}
