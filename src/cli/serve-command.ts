import { loadConfig } from '../config.ts';
import { createLogger } from '../server/logger.ts';
import { exampleTabs } from '../server/playground/examples.ts';
import { publicFolders } from '../server/public-folders.ts';
import { startServer } from '../server/server.ts';
import { serveUntilStopped, takeStopSignals } from '../server/shutdown.ts';
import { limitHeapGrowth } from './heap-growth.ts';
import type { Terminal } from './terminal.ts';

export interface ServeCommandOptions {
  readonly port?: number;
}

/** `image-gateway serve`: its standard output is its log. */
export async function serveCommand(options: ServeCommandOptions, terminal: Terminal): Promise<number> {
  const { environment } = terminal;
  const config = loadConfig({ ...environment, ...(options.port === undefined ? {} : { PORT: String(options.port) }) });
  const log = createLogger(config.logLevel, { write: terminal.out });
  const token = config.authentication.mode === 'passthrough' ? 'IAM token' : 'token';
  const playground = {
    title: 'Image Gateway',
    headers: JSON.stringify({ authorization: `Bearer <${token}>` }, null, 2),
    tabs: exampleTabs(),
  };
  const catalog = config.servesCatalog
    ? { title: 'Image catalogue', folderIds: publicFolders, ownFolderId: null, tokens: [] }
    : null;
  const signals = takeStopSignals();
  const server = await startServer({ ...config, playground, catalog, log });
  limitHeapGrowth();
  const { finished } = await serveUntilStopped(server, signals, config.shutdown, log);
  return finished ? 0 : 1;
}
