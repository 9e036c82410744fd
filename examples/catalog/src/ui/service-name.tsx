import { services, titleOf } from '../address/words.ts';
import './service-name.css';

/** The service that holds an image, in a colour of its own. */
export function ServiceName({ service }: { readonly service: string }) {
  return (
    <span className={`service-name ${service.toLowerCase().replace('_', '-')}`}>{titleOf(service, services)}</span>
  );
}
