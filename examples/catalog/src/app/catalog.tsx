import { useMemo } from 'react';
import { RelayEnvironmentProvider } from 'react-relay/hooks';
import { createEnvironment } from '../relay/environment.ts';
import { useSession } from '../session/session.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import { Header } from './header.tsx';
import { Screen } from './screen.tsx';

/** All that one visitor sees. With another token it begins anew, with nothing that the one before has seen. */
export function Catalog() {
  const { token } = useSession();
  const environment = useMemo(() => (token === null ? null : createEnvironment(token)), [token]);
  return (
    <>
      <Header />
      {environment === null ? (
        <SignInPage />
      ) : (
        <RelayEnvironmentProvider key={token} environment={environment}>
          <Screen />
        </RelayEnvironmentProvider>
      )}
    </>
  );
}
