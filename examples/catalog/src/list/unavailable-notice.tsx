import { graphql, useFragment } from 'react-relay/hooks';
import { services } from '../address/words.ts';
import type { unavailableNotice_sources$key } from '../relay/generated/unavailableNotice_sources.graphql.ts';
import { UnavailableService } from './unavailable-service.tsx';

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
  /** Whether they are being asked again. */
  readonly isTrying: boolean;
  readonly onRetry: () => void;
}

/** Which services could not be asked, one notice each. */
export function UnavailableNotice({ sources: key, isTrying, onRetry }: UnavailableNoticeProps) {
  const sources = useFragment(fragment, key);
  return services.map(({ value }) => {
    const ofService = sources.filter(({ service }) => service === value);
    if (ofService.length === 0) return null;
    return <UnavailableService key={value} service={value} sources={ofService} isTrying={isTrying} onRetry={onRetry} />;
  });
}
