import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { RowSkeletons } from './row-skeletons.tsx';
import type { Growth } from './use-growth.ts';

export interface ListEndProps {
  readonly count: number;
  readonly hasNext: boolean;
  readonly growth: Growth;
}

/** How many images there are, and what goes on at the end of the list. */
export function ListEnd({ count, hasNext, growth }: ListEndProps) {
  const { failure, isPaused, goOn, isLoading } = growth;
  return (
    <div className="list-end">
      {failure === null ? null : (
        <Notice
          tone="bad"
          title="The next images could not be fetched"
          actions={<Button onClick={goOn}>Try again</Button>}
        >
          <span>{failure.message}</span>
        </Notice>
      )}
      {isLoading ? <RowSkeletons count={3} /> : null}
      {isPaused && !isLoading ? (
        <p>
          Nothing was found in what was looked through up to now. <Button onClick={goOn}>Look further</Button>
        </p>
      ) : null}
      <p role="status">{describeCount(count, hasNext)}</p>
    </div>
  );
}

function describeCount(count: number, hasNext: boolean): string {
  if (count === 0) return hasNext ? 'Looking for images …' : '';
  const images = `${count.toLocaleString('en')} ${count === 1 ? 'image' : 'images'}`;
  return hasNext ? `${images}, and more further down` : images;
}
