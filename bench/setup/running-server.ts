import { Child } from '../processes/child.ts';
import type { Placement } from '../processes/placement.ts';
import { freePort, untilReady } from '../processes/ready.ts';
import { type Usage, usageOf } from '../processes/usage.ts';
import type { ServerKind } from '../servers/server.ts';

/** A server that is ready to be asked. */
export interface RunningServer {
  readonly kind: ServerKind;
  readonly url: string;
  readonly child: Child;
  /** How long it took from the start of its process until it answered. */
  readonly readyMs: number;
  readonly usageWhenReady: Usage | null;
}

export interface ServerSetting {
  readonly stubUrl: string;
  readonly placement: Placement;
  readonly nodeFlags: readonly string[];
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** Starts a server. All are given the same variables, the gateway's own. */
export async function startServer(kind: ServerKind, setting: ServerSetting): Promise<RunningServer> {
  const { stubUrl, placement, nodeFlags, environment } = setting;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = new Child({
    args: [...nodeFlags, ...kind.program],
    cores: placement.serverCore === null ? [] : [placement.serverCore],
    environment: {
      PORT: String(port),
      COMPUTE_URL: stubUrl,
      BAREMETAL_URL: stubUrl,
      CLOUD_DESKTOP_URL: stubUrl,
      OPERATION_URL: stubUrl,
      UPSTREAM_CONCURRENCY: '64',
      ...environment,
    },
  });
  try {
    const readyMs = await untilReady(child, url + kind.readyPath);
    return { kind, url, child, readyMs, usageWhenReady: usageOf(child.pid) };
  } catch (error) {
    await child.stop();
    throw error;
  }
}
