import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import type { TestGateway } from '../support/gateway.ts';

/** Looks often, so that tests do not take long. */
export const quickPace = { WATCH_FIRST_PAUSE_MS: '20', WATCH_LONGEST_PAUSE_MS: '40' } as const;

export const followOperation = `
  subscription FollowOperation($id: ID!) { operation(id: $id) { status done error { code message } image { status } } }
`;

/** What `followOperation` gives. */
export interface OperationData {
  readonly operation: {
    readonly status: string;
    readonly done: boolean;
    readonly error: { readonly code: string; readonly message: string } | null;
    readonly image: { readonly status: string } | null;
  };
}

/** Without the image, so that it makes no calls beside the looks at the operation. */
export const followStatus = 'subscription FollowStatus($id: ID!) { operation(id: $id) { status } }';

export const followImage = 'subscription FollowImage($id: ID!) { imageStatus(id: $id) { name status } }';

/** What `followImage` gives. */
export interface ImageData {
  readonly imageStatus: { readonly name: string; readonly status: string };
}

/** The global IDs of a write's operation and of its image. */
export interface Started {
  readonly operationId: string;
  readonly imageId: string;
}

interface OperationPayload {
  readonly write: { readonly operation: { readonly id: string; readonly image: { readonly id: string } } };
}

/** Starts to create an image. */
export function createImage(gateway: TestGateway, name: string): Promise<Started> {
  return start(
    gateway,
    `mutation ($input: CreateComputeImageInput!) {
      write: createComputeImage(input: $input) { operation { id image { id } } }
    }`,
    { folderId: sandboxFolders.alpha, name, source: { imageId: 'fd85u0rct32prepgjlv0' } },
  );
}

/** Starts to delete an image. */
export function deleteImage(gateway: TestGateway, id: string): Promise<Started> {
  return start(
    gateway,
    'mutation ($input: DeleteImageInput!) { write: deleteImage(input: $input) { operation { id image { id } } } }',
    { id },
  );
}

async function start(
  gateway: TestGateway,
  mutation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Started> {
  const { data, errors } = await gateway.query<OperationPayload>(mutation, { input });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const { id, image } = data.write.operation;
  return { operationId: id, imageId: image.id };
}
