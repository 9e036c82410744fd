import { createContext, type ReactNode, use, useState } from 'react';
import type { KnownToken } from '../app/settings.ts';
import { storedToken, storeToken } from './token.ts';

/** Who is looking. */
export interface Session {
  readonly token: string | null;
  /** Tokens to choose from. */
  readonly knownTokens: readonly KnownToken[];
  /** Goes on with another token, or with `null` as at first. */
  readonly signIn: (token: string | null) => void;
}

const SessionContext = createContext<Session | null>(null);

/** Holds the token for all that is inside. */
export function SessionProvider(props: { readonly knownTokens: readonly KnownToken[]; readonly children: ReactNode }) {
  const { knownTokens, children } = props;
  const [typed, setTyped] = useState(storedToken);
  const session: Session = {
    token: typed ?? knownTokens[0]?.token ?? null,
    knownTokens,
    signIn: (token) => {
      storeToken(token);
      setTyped(token);
    },
  };
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is looking. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('There is no session around this component.');
  return session;
}
