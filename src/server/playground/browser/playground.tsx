import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { PlaygroundSettings } from '../settings.ts';
import { EditorAppearance } from './editor-appearance.ts';
import { createFetcher } from './fetcher.ts';
import { Logo } from './logo.tsx';
import { SharedHeaders } from './shared-headers.ts';
import { createStorage } from './storage.ts';

const explorer = { ...explorerPlugin(), title: 'Explorer' };

/** GraphiQL naming `plugins` replaces its default list, so that the history has to be named again. */
const plugins = [explorer, HISTORY_PLUGIN];

/** GraphiQL with the gateway's name, examples and headers. */
export function Playground({ settings }: { readonly settings: PlaygroundSettings }): React.JSX.Element {
  return (
    <GraphiQL
      fetcher={createFetcher(location, settings.headers)}
      storage={createStorage(localStorage, settings)}
      plugins={plugins}
      visiblePlugin={explorer}
      defaultTabs={[...settings.tabs]}
      defaultHeaders={settings.headers}
      defaultEditorToolsVisibility="headers"
      showPersistHeadersSettings={false}
    >
      <GraphiQL.Logo>
        <Logo title={settings.title} />
      </GraphiQL.Logo>
      <EditorAppearance />
      <SharedHeaders initial={settings.headers} />
    </GraphiQL>
  );
}
