import { statuses, titleOf } from '../address/words.ts';
import './status.css';

export interface StatusProps {
  readonly status: string;
  /** Whether the word is for screen readers only, beside a coloured dot. */
  readonly bare?: boolean;
  /** Whether the word is said elsewhere. */
  readonly silent?: boolean;
}

/** The state of an image. */
export function Status({ status, bare = false, silent = false }: StatusProps) {
  const title = titleOf(status, statuses);
  return (
    <span className={`status ${status.toLowerCase()}`} title={bare ? title : undefined} aria-hidden={silent}>
      <span className={bare ? 'visually-hidden' : undefined}>{title}</span>
    </span>
  );
}
