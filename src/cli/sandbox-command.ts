import { loadConfig } from '../config.ts';
import { sandboxFolders, startSandbox } from '../sandbox/sandbox.ts';
import type { CatalogSettings } from '../server/catalog/settings.ts';
import { createLogger } from '../server/logger.ts';
import { exampleTabs } from '../server/playground/examples.ts';
import { startServer } from '../server/server.ts';
import { serveUntilStopped, takeStopSignals } from '../server/shutdown.ts';
import { limitHeapGrowth } from './heap-growth.ts';
import { sandboxBanner } from './sandbox-banner.ts';
import { sandboxEnvironment } from './sandbox-environment.ts';
import { describedTokens } from './sandbox-tokens.ts';
import type { Terminal } from './terminal.ts';

export interface SandboxCommandOptions {
  readonly port?: number;
  readonly images?: number;
  readonly seed?: number;
}

/** The token that examples use: it may do everything. */
const token = 'sandbox-admin';

const catalogSettings: CatalogSettings = {
  title: 'Image catalogue: sandbox',
  folderIds: [
    sandboxFolders.publicCompute,
    sandboxFolders.publicBareMetal,
    sandboxFolders.alpha,
    sandboxFolders.beta,
    sandboxFolders.gamma,
  ],
  ownFolderId: sandboxFolders.alpha,
  tokens: describedTokens(),
};

/** `image-gateway sandbox`: its standard output is for a person to read, so the log goes to standard error. */
export async function sandboxCommand(options: SandboxCommandOptions, terminal: Terminal): Promise<number> {
  const { port, ...sandboxOptions } = options;
  const sandbox = await startSandbox(sandboxOptions);
  try {
    const config = loadConfig({
      LOG_LEVEL: 'warn',
      SUGGESTIONS: 'on',
      CATALOG: 'on',
      ...terminal.environment,
      ...(port === undefined ? {} : { PORT: String(port) }),
      ...sandboxEnvironment(sandbox.url),
    });
    const log = createLogger(config.logLevel, { write: terminal.err });
    const playground = {
      title: 'Image Gateway: sandbox',
      headers: JSON.stringify({ authorization: `Bearer ${token}` }, null, 2),
      tabs: exampleTabs({ ownFolderId: sandboxFolders.alpha }),
    };
    const signals = takeStopSignals();
    const server = await startServer({
      ...config,
      playground,
      catalog: config.servesCatalog ? catalogSettings : null,
      log,
    });
    limitHeapGrowth();
    terminal.out(
      sandboxBanner({ gatewayUrl: server.url, sandboxUrl: sandbox.url, token, catalog: config.servesCatalog }),
    );
    const { finished } = await serveUntilStopped(server, signals, config.shutdown, log);
    return finished ? 0 : 1;
  } finally {
    await sandbox.close();
  }
}
