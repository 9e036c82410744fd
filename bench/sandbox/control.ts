import { z } from 'zod';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import { type ServiceName, serviceOf } from '../data/services.ts';
import { callerToken } from './callers.ts';

/** What the sandbox calls each service. */
const sandboxNames = { COMPUTE: 'compute', BARE_METAL: 'baremetal', CLOUD_DESKTOP: 'cloud-desktop' } as const;

/** Lets something go wrong with a service from now on, instead of what did before; nothing, without faults. */
export async function setFaults(sandboxUrl: string, service: ServiceName, faults: readonly Fault[]): Promise<void> {
  const response = await fetch(`${sandboxUrl}/sandbox/faults/${sandboxNames[service]}`, {
    method: 'PUT',
    body: JSON.stringify(faults),
  });
  if (!response.ok) throw new Error(`The sandbox refuses the faults: ${await response.text()}`);
}

const page = z.looseObject({ nextPageToken: z.string().optional() });
const listed = z.array(z.looseObject({ name: z.string() }));

/** The names of all images that a service has in a folder, asked of itself. */
export async function namesAt(sandboxUrl: string, serviceName: ServiceName, folderId: string): Promise<string[]> {
  const { path, listField } = serviceOf(serviceName);
  const names: string[] = [];
  for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
    const query = new URLSearchParams({ folderId, pageSize: '1000', ...(pageToken === '' ? {} : { pageToken }) });
    const response = await fetch(`${sandboxUrl}${path}?${query.toString()}`, {
      headers: { authorization: `Bearer ${callerToken(0)}` },
    });
    const json = page.parse(await response.json());
    names.push(...listed.parse(json[listField] ?? []).map(({ name }) => name));
    pageToken = json.nextPageToken;
  }
  return names;
}
