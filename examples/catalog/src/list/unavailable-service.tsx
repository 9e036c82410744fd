import { navigate, useAddress } from '../address/use-address.ts';
import { type ImageService, services, titleOf } from '../address/words.ts';
import type { unavailableNotice_sources$data } from '../relay/generated/unavailableNotice_sources.graphql.ts';
import { useSettings } from '../app/settings-context.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export interface UnavailableServiceProps {
  readonly service: ImageService;
  /** The service in each folder where it could not be asked. */
  readonly sources: unavailableNotice_sources$data;
  readonly isTrying: boolean;
  readonly onRetry: () => void;
}

/** Says which images are missing and why, and offers to ask again or, where that is of no use, not at all. */
export function UnavailableService({ service, sources, isTrying, onRetry }: UnavailableServiceProps) {
  const { services: chosen, folders: chosenFolders } = useAddress();
  const { folderIds } = useSettings();
  const name = titleOf(service, services);
  const isForbidden = sources.every(({ code }) => code === 'PERMISSION_DENIED');
  const asked = chosen.length === 0 ? services.map(({ value }) => value) : chosen;
  const others = asked.filter((other) => other !== service);
  const folders = [...new Set(sources.map(({ folderId }) => folderId))];
  const isEverywhere = folders.length === (chosenFolders.length === 0 ? folderIds : chosenFolders).length;
  const reasons = [...new Set(sources.map(({ message }) => message))].join(' ');
  return (
    <Notice
      tone="warn"
      title={isForbidden ? `You have no right to read images of ${name}` : `${name} is unavailable`}
      actions={
        <>
          {isForbidden ? null : (
            <Button icon="refresh" disabled={isTrying} onClick={onRetry}>
              Try {name} again
            </Button>
          )}
          {others.length === 0 ? null : (
            <Button kind="quiet" onClick={() => navigate({ services: others })}>
              Leave it out
            </Button>
          )}
        </>
      }
    >
      <span>
        Its images {isEverywhere ? '' : `in ${folders.join(', ')} `}are missing here. {reasons}
      </span>
    </Notice>
  );
}
