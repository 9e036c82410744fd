import type { Subgraph } from './subgraph.ts';

interface Machine {
  readonly id: string;
  readonly name: string;
  readonly bootImageId: string;
  readonly folderId: string;
}

/** The machines, of which the last boots from an image that is gone. */
export const machines: readonly Machine[] = [
  { id: 'vm-1', name: 'web', bootImageId: 'fd85u0rct32prepgjlv0', folderId: 'b1gfolderalpha000001' },
  { id: 'vm-2', name: 'database', bootImageId: 'fd864gbboths76r8gm5f', folderId: 'b1gfolderalpha000001' },
  { id: 'vm-3', name: 'mail', bootImageId: 'fd85u0rct32prepgjlv0', folderId: 'b1gfolderbeta0000001' },
  { id: 'vm-4', name: 'legacy', bootImageId: 'fd8000000000000000zz', folderId: 'b1gfolderbeta0000001' },
];

/** Owns virtual machines. It names images and folders by the IDs that the cloud itself uses, and knows no more of them. */
export const machinesSubgraph: Subgraph = {
  name: 'machines',
  sdl: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

    type Query {
      virtualMachines: [VirtualMachine!]!
    }

    type VirtualMachine @key(fields: "id") {
      id: ID!
      name: String!
      bootImage: ComputeImage
      folder: Folder!
    }

    type ComputeImage @key(fields: "imageId", resolvable: false) {
      imageId: String!
    }

    type Folder @key(fields: "folderId") {
      folderId: String!
      virtualMachines: [VirtualMachine!]!
    }
  `,
  resolvers: {
    Query: { virtualMachines: () => machines },
    VirtualMachine: {
      __resolveReference: ({ id }: { readonly id: string }) => machines.find((machine) => machine.id === id) ?? null,
      bootImage: ({ bootImageId }: Machine) => ({ imageId: bootImageId }),
      folder: ({ folderId }: Machine) => ({ folderId }),
    },
    Folder: {
      virtualMachines: ({ folderId }: { readonly folderId: string }) =>
        machines.filter((machine) => machine.folderId === folderId),
    },
  },
};
