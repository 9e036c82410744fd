import { expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { z } from 'zod';
import { printApiSchema } from '../../src/server/schema.ts';
import { startGateway } from '../support/gateway.ts';
import { compileClient } from './compile-client.ts';
import { RelayClient } from './relay-client.ts';

it('sends its documents by ID to a gateway that has what relay-compiler has persisted', async () => {
  const compiled = await compileClient(printApiSchema(), { persist: true });
  const gateway = await startGateway({ environment: { TRUSTED_DOCUMENTS_FILE: compiled.persistedDocuments } });
  try {
    const client = new RelayClient(`${gateway.url}/graphql`, 'sandbox-admin');
    const request = await compiled.request('imageCardRefetchQuery');
    expect(request.params).toMatchObject({ id: expect.any(String), text: null });
    const id = toGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0');
    const { node } = z.object({ node: z.unknown() }).parse(client.read(await client.execute(request, { id })));
    const card = client.readFragment(await compiled.fragment('imageCard_image'), node);
    expect(card).toMatchObject({ id, name: 'ubuntu-22-04-lts-v20240311' });
  } finally {
    await gateway.close();
    await compiled.remove();
  }
}, 60_000);
