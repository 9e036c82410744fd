import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { sandboxTokens } from './access/tokens.ts';
import type { Application } from './application.ts';
import { bareMetalRoutes } from './baremetal/routes.ts';
import { bareMetalRules } from './baremetal/rules.ts';
import { desktopRoutes } from './cloud-desktop/routes.ts';
import { desktopRules } from './cloud-desktop/rules.ts';
import { computeRoutes } from './compute/routes.ts';
import { computeRules } from './compute/rules.ts';
import { defaultDataset } from './data/default-dataset.ts';
import { SandboxStore } from './data/store.ts';
import { endpointRoutes } from './endpoints/routes.ts';
import { Faults } from './faults/faults.ts';
import { Router } from './http/router.ts';
import { createSandboxServer } from './http/server.ts';
import { PageTokens } from './lists/page-tokens.ts';
import { operationRoutes } from './operations/routes.ts';
import { defaultOptions, type SandboxOptions } from './options.ts';
import type { ServiceQuirks } from './quirks.ts';
import { RequestLog, type LoggedRequest } from './request-log.ts';
import type { SandboxState } from './sandbox-state.ts';
import type { ImageServiceName } from './services.ts';

export type { TokenRights } from './access/tokens.ts';
export type { Dataset, OperationRecord } from './data/dataset.ts';
export { sandboxFolders } from './data/folders.ts';
export type { BareMetalImage, ComputeImage, DesktopImage, OperationResource } from './data/resources.ts';
export type { Fault } from './faults/fault.ts';
export type { SandboxOptions } from './options.ts';
export type { ServiceQuirks } from './quirks.ts';
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
  clearRequests(): void;
  /** Changes some quirks of a service. */
  setQuirks(service: ImageServiceName, quirks: Partial<ServiceQuirks>): void;
  /** Makes every page token that was given out unknown. */
  expireTokens(): void;
  /** Stops, breaking every connection. */
  close(): Promise<void>;
}

/** Starts a sandbox. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const application = createApplication(options);
  const { state, faults, log } = application;
  const server = createSandboxServer(application);
  const host = options.host ?? defaultOptions.host;
  const port = await listen(server, host, options.port ?? defaultOptions.port);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    store: state.store,
    faults,
    requests: log.entries,
    clearRequests: () => log.clear(),
    setQuirks: (service, quirks) => {
      state.quirks[service] = { ...state.quirks[service], ...quirks };
    },
    expireTokens: () => state.pageTokens.expireAll(),
    close: () => close(server),
  };
}

function createApplication(options: SandboxOptions): Application {
  const { seed, images, pageTokenLifetimeMs, maxPageTokens, maxLoggedRequests } = { ...defaultOptions, ...options };
  const now = options.now ?? Date.now;
  const state: SandboxState = {
    seed,
    store: new SandboxStore(options.dataset ?? defaultDataset(seed, images)),
    tokens: new Map(Object.entries({ ...sandboxTokens, ...options.tokens })),
    pageTokens: new PageTokens({ now, lifetimeMs: pageTokenLifetimeMs, capacity: maxPageTokens }),
    quirks: {
      compute: { ...computeRules.quirks, ...options.quirks?.compute },
      baremetal: { ...bareMetalRules.quirks, ...options.quirks?.baremetal },
      'cloud-desktop': { ...desktopRules.quirks, ...options.quirks?.['cloud-desktop'] },
    },
    now,
  };
  const router = new Router([
    ...computeRoutes,
    ...bareMetalRoutes,
    ...desktopRoutes,
    ...operationRoutes,
    ...endpointRoutes,
  ]);
  return { state, router, faults: new Faults(seed), log: new RequestLog(maxLoggedRequests) };
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
