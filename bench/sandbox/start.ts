import { Child, typescript } from '../processes/child.ts';
import type { Placement } from '../processes/placement.ts';
import { freePort, untilReady } from '../processes/ready.ts';
import type { ServerKind } from '../servers/server.ts';
import { gateway } from '../servers/servers.ts';
import { type RunningServer, startServer } from '../setup/running-server.ts';

/** A gateway and the sandbox that it stands on, each a process of its own. */
export interface RunningSite {
  readonly gatewayUrl: string;
  readonly sandboxUrl: string;
  readonly gateway: RunningServer;
  stop(): Promise<void>;
}

export interface SiteOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly kind?: ServerKind;
  /** How long the sandbox keeps idle connections, if not as long as by default. */
  readonly keepAliveMs?: number;
  /** Flags of Node.js for the gateway. */
  readonly nodeFlags?: readonly string[];
}

/** Starts both; the gateway as it is shipped, unless told otherwise. */
export async function startSite(
  placement: Placement,
  { kind = gateway, keepAliveMs, environment, nodeFlags = [] }: SiteOptions = {},
): Promise<RunningSite> {
  const port = await freePort();
  const sandboxUrl = `http://127.0.0.1:${port}`;
  const sandbox = new Child({
    args: [...typescript, 'bench/sandbox/main.ts', `${port}`, ...(keepAliveMs === undefined ? [] : [`${keepAliveMs}`])],
    cores: placement.otherCores,
  });
  try {
    await untilReady(sandbox, sandboxUrl);
    const server = await startServer(kind, { stubUrl: sandboxUrl, placement, nodeFlags, environment });
    return {
      gatewayUrl: server.url,
      sandboxUrl,
      gateway: server,
      async stop() {
        await server.child.stop();
        await sandbox.stop();
      },
    };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}
