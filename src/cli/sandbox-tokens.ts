import { sandboxTokens, type TokenRights } from '../sandbox/access/tokens.ts';
import { imageServices } from '../sandbox/services.ts';

/** A token that every sandbox takes, and what its bearer may do, for a person to read. */
export interface DescribedToken {
  readonly token: string;
  readonly meaning: string;
}

/** The tokens of a sandbox; the first may do everything. */
export function describedTokens(): readonly DescribedToken[] {
  return Object.entries(sandboxTokens).map(([token, rights]) => ({ token, meaning: describe(rights) }));
}

function describe({ services, write }: TokenRights): string {
  const which = services.length === imageServices.length ? 'all services' : `${services.join(', ')} only`;
  return `${write ? 'reads and changes' : 'reads'} ${which}`;
}
