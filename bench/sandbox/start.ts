import { Child, typescript } from '../processes/child.ts';
import type { Placement } from '../processes/placement.ts';
import { freePort, untilReady } from '../processes/ready.ts';
import { gateway } from '../servers/servers.ts';
import { type RunningServer, startServer } from '../setup/running-server.ts';

/** A gateway as it is shipped and the sandbox that it stands on, each a process of its own. */
export interface RunningSite {
  readonly gatewayUrl: string;
  readonly sandboxUrl: string;
  readonly gateway: RunningServer;
  stop(): Promise<void>;
}

export async function startSite(
  placement: Placement,
  environment?: Readonly<Record<string, string>>,
): Promise<RunningSite> {
  const port = await freePort();
  const sandboxUrl = `http://127.0.0.1:${port}`;
  const sandbox = new Child({ args: [...typescript, 'bench/sandbox/main.ts', `${port}`], cores: placement.otherCores });
  try {
    await untilReady(sandbox, sandboxUrl);
    const server = await startServer(gateway, { stubUrl: sandboxUrl, placement, nodeFlags: [], environment });
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
