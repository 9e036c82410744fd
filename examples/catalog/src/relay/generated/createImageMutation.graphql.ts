/**
 * @generated SignedSource<<acae9a6339107b1fc0613a44b80386f7>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type OsType = "LINUX" | "UNKNOWN" | "WINDOWS" | "%future added value";
export type PciTopology = "UNKNOWN" | "V1" | "V2" | "%future added value";
export type CreateComputeImageInput = {
  description?: string | null | undefined;
  family?: string | null | undefined;
  folderId: string;
  hardwareGeneration?: HardwareGenerationInput | null | undefined;
  labels?: ReadonlyArray<LabelInput> | null | undefined;
  minDiskSize?: string | null | undefined;
  name?: string | null | undefined;
  os?: OsInput | null | undefined;
  pooled?: boolean | null | undefined;
  productIds?: ReadonlyArray<string> | null | undefined;
  source: ComputeImageSourceInput;
};
export type ComputeImageSourceInput = {
  diskId?: never;
  imageId: string;
  snapshotId?: never;
  uri?: never;
} | {
  diskId: string;
  imageId?: never;
  snapshotId?: never;
  uri?: never;
} | {
  diskId?: never;
  imageId?: never;
  snapshotId: string;
  uri?: never;
} | {
  diskId?: never;
  imageId?: never;
  snapshotId?: never;
  uri: string;
};
export type LabelInput = {
  key: string;
  value: string;
};
export type OsInput = {
  nvidiaDriver?: string | null | undefined;
  type: OsType;
};
export type HardwareGenerationInput = {
  generation2Features?: never;
  legacyFeatures: LegacyHardwareFeaturesInput;
} | {
  generation2Features: boolean;
  legacyFeatures?: never;
};
export type LegacyHardwareFeaturesInput = {
  pciTopology?: PciTopology | null | undefined;
};
export type createImageMutation$variables = {
  input: CreateComputeImageInput;
};
export type createImageMutation$data = {
  readonly started: {
    readonly operation: {
      readonly id: string;
    };
  } | null | undefined;
};
export type createImageMutation = {
  response: createImageMutation$data;
  variables: createImageMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "alias": "started",
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "CreateComputeImagePayload",
    "kind": "LinkedField",
    "name": "createComputeImage",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Operation",
        "kind": "LinkedField",
        "name": "operation",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "createImageMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "createImageMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "ae735743c1ebbe7e617d21d30df7ace2",
    "id": null,
    "metadata": {},
    "name": "createImageMutation",
    "operationKind": "mutation",
    "text": "mutation createImageMutation(\n  $input: CreateComputeImageInput!\n) {\n  started: createComputeImage(input: $input) {\n    operation {\n      id\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "d15a91b05324db5db6884cb096ca73b4";

export default node;
