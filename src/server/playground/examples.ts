import { toGlobalId } from '../../resolvers/global-id.ts';
import { publicFolders } from '../public-folders.ts';
import type { PlaygroundSettings, PlaygroundTab } from './settings.ts';

/** Public images of Compute: Ubuntu 22.04 LTS of two dates, and Windows Server 2016. */
const PUBLIC_IMAGES = ['fd85u0rct32prepgjlv0', 'fd864gbboths76r8gm5f', 'fd85s1nlcavgdpc16hj3'] as const;

export interface ExampleOptions {
  /** The folders to look into. */
  readonly folderIds?: readonly string[];
  /** A folder in which the visitor may create images. */
  readonly ownFolderId?: string;
}

/**
 * The tabs of a first visit: a tour of reading, from many images to one, then an image that is created and followed
 * until it is ready. Those that read run as they are wherever the folders and the public images exist.
 */
export function exampleTabs({
  folderIds = publicFolders,
  ownFolderId = '<ID of a folder of yours>',
}: ExampleOptions = {}): PlaygroundSettings['tabs'] {
  return [
    newestImages(folderIds),
    nextPage(folderIds),
    oneImage(PUBLIC_IMAGES[0]),
    imagesById(),
    createImage(ownFolderId, PUBLIC_IMAGES[0]),
    followOperation(),
  ];
}

function newestImages(folderIds: readonly string[]): PlaygroundTab {
  return {
    query: `# Images of all services, newest first.
# A service that fails costs its own images
# only: "unavailable" then names it.

query NewestImages {
  images(
    folderIds: [
${folderIds.map((folderId) => `      ${JSON.stringify(folderId)}`).join('\n')}
    ]
    first: 5
  ) {
    nodes {
      service
      folderId
      name
      createdAt
      status
      ... on ComputeImage {
        family
      }
      ... on BareMetalImage {
        checksum
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    unavailable {
      service
      folderId
      code
      message
      retryable
    }
  }
}
`,
  };
}

function nextPage(folderIds: readonly string[]): PlaygroundTab {
  return {
    query: `# The same list, page by page. Copy a cursor
# out of the answer, that of any edge, into
# the variable "after" and run it again: the
# list goes on right after that image.

query NextPage($folderIds: [String!]!, $first: Int!, $after: String) {
  images(folderIds: $folderIds, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        name
        createdAt
      }
    }
    pageInfo {
      hasPreviousPage
      hasNextPage
      startCursor
      endCursor
    }
    unavailable {
      service
      folderId
      code
    }
  }
}
`,
    variables: formatJson({ folderIds, first: 3, after: null }),
  };
}

function oneImage(imageId: string): PlaygroundTab {
  return {
    query: `# One image by the ID that Compute gave it.
# "latestInFamily" tells whether its family
# has a newer one.

query OneImage($imageId: String!) {
  computeImage(imageId: $imageId) {
    id
    name
    family
    createdAt
    storageSize
    minDiskSize
    os {
      type
    }
    labels {
      key
      value
    }
    latestInFamily {
      imageId
      name
      createdAt
    }
  }
}
`,
    variables: formatJson({ imageId }),
  };
}

function imagesById(): PlaygroundTab {
  return {
    query: `# Objects by global ID, in the order of IDs.
# The images are asked for side by side;
# the last ID is nobody's and gives null.

query ImagesById($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Image {
      name
      status
      folder {
        folderId
      }
    }
    ... on ComputeImage {
      os {
        type
      }
    }
  }
}
`,
    variables: formatJson({
      ids: [...PUBLIC_IMAGES, 'fd800000000000000000'].map((imageId) => toGlobalId('ComputeImage', imageId)),
    }),
  };
}

function createImage(folderId: string, imageId: string): PlaygroundTab {
  return {
    query: `# Copies a public image to your folder. The
# answer names the operation that does it,
# for the next tab to follow. Another copy
# needs another name.

mutation CreateImage($input: CreateComputeImageInput!) {
  createComputeImage(input: $input) {
    operation {
      id
      status
      image {
        id
        name
        status
      }
    }
  }
}
`,
    variables: formatJson({ input: { folderId, name: 'my-image', source: { imageId } } }),
  };
}

function followOperation(): PlaygroundTab {
  return {
    query: `# Follows an operation to its end. Copy its
# "id" out of the answer of CreateImage into
# the variable: the image goes from CREATING
# to READY before your eyes.

subscription FollowOperation($id: ID!) {
  operation(id: $id) {
    status
    error {
      code
      message
    }
    image {
      id
      name
      status
    }
  }
}
`,
    variables: formatJson({ id: '<ID of the operation>' }),
  };
}

function formatJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
