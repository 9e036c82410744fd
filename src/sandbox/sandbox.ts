import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApplication } from './create-application.ts';
import type { SandboxStore } from './data/store.ts';
import type { Faults } from './faults/faults.ts';
import { createSandboxServer } from './http/server.ts';
import { defaultOptions, type SandboxOptions } from './options.ts';
import { changeQuirks, type SandboxQuirks } from './quirks.ts';
import type { LoggedRequest } from './request-log.ts';

export type { TokenRights } from './access/tokens.ts';
export type { Dataset, OperationRecord } from './data/dataset.ts';
export { sandboxFolders } from './data/folders.ts';
export { sandboxSources } from './data/sources.ts';
export type {
  AccessBinding,
  BareMetalImage,
  BareMetalStandardImage,
  ComputeImage,
  DesktopImage,
  OperationResource,
} from './data/resources.ts';
export { systemDesktopImages } from './data/special/desktop.ts';
export type { Fault } from './faults/fault.ts';
export { sandboxOauthToken, type ServiceAccountKey } from './iam/service-accounts.ts';
export type { SandboxOptions } from './options.ts';
export type { OperationQuirks, SandboxQuirks, ServiceQuirks } from './quirks.ts';
export type { ServiceQuotas } from './quotas.ts';
export type { LoggedRequest } from './request-log.ts';

/** A running stand-in for the three image services, their operations and the provider's endpoint list. */
export interface Sandbox {
  /** The base URL of every service, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** All that the services hold, to be read and changed behind their back. */
  readonly store: SandboxStore;
  /** What goes wrong. */
  readonly faults: Faults;
  /** The latest requests, the oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Forgets the requests so far. */
  readonly clearRequests: () => void;
  /** Changes some quirks of a service. */
  readonly setQuirks: <S extends keyof SandboxQuirks>(service: S, quirks: Partial<SandboxQuirks[S]>) => void;
  /** Makes every page token that was given out unknown. */
  readonly expireTokens: () => void;
  /** Stops, breaking every connection. */
  readonly close: () => Promise<void>;
}

/** Starts a sandbox. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const application = createApplication(options);
  const { state, faults, log } = application;
  const server = createSandboxServer(application, options.keepAliveMs ?? defaultOptions.keepAliveMs);
  const host = options.host ?? defaultOptions.host;
  const port = await listen(server, host, options.port ?? defaultOptions.port);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    store: state.store,
    faults,
    requests: log.entries,
    clearRequests: () => log.clear(),
    setQuirks: (service, quirks) => changeQuirks(state.quirks, service, quirks),
    expireTokens: () => state.pageTokens.expireAll(),
    close: () => close(server),
  };
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return isAddressInfo(address) ? address.port : port;
}

function isAddressInfo(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
