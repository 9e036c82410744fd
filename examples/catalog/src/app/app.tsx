import { SessionProvider } from '../session/session.tsx';
import { Catalog } from './catalog.tsx';
import { SettingsContext } from './settings-context.ts';
import type { Settings } from './settings.ts';

/** The application, for what the server has told of itself. */
export function App({ settings }: { readonly settings: Settings }) {
  return (
    <SettingsContext value={settings}>
      <SessionProvider knownTokens={settings.tokens}>
        <Catalog />
      </SessionProvider>
    </SettingsContext>
  );
}
