import { graphql, useFragment } from 'react-relay/hooks';
import { navigate, useAddress } from '../address/use-address.ts';
import { services, titleOf } from '../address/words.ts';
import type { unavailableNotice_sources$key } from '../relay/generated/unavailableNotice_sources.graphql.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

const fragment = graphql`
  fragment unavailableNotice_sources on UnavailableSource @relay(plural: true) {
    service
    folderId
    code
    message
    retryable
  }
`;

export interface UnavailableNoticeProps {
  readonly sources: unavailableNotice_sources$key;
  readonly onRetry: () => void;
}

/** Which services could not be asked, one notice each: their images are not in the list. */
export function UnavailableNotice({ sources: key, onRetry }: UnavailableNoticeProps) {
  const sources = useFragment(fragment, key);
  const { services: chosen } = useAddress();
  const failed = services.filter(({ value }) => sources.some(({ service }) => service === value));
  return failed.map(({ value: service }) => {
    const of = sources.filter((source) => source.service === service);
    const isForbidden = of.every(({ code }) => code === 'PERMISSION_DENIED');
    const asked = chosen.length === 0 ? services.map(({ value }) => value) : chosen;
    const others = asked.filter((other) => other !== service);
    const name = titleOf(service, services);
    return (
      <Notice
        key={service}
        tone="warn"
        title={isForbidden ? `You have no right to read images of ${name}` : `${name} is unavailable`}
        actions={
          <>
            {isForbidden ? null : (
              <Button icon="refresh" onClick={onRetry}>
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
          Its images in {[...new Set(of.map(({ folderId }) => folderId))].join(', ')} are missing here:{' '}
          {[...new Set(of.map(({ message }) => message))].join(' ')}
        </span>
      </Notice>
    );
  });
}
