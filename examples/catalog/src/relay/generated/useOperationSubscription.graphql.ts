/**
 * @generated SignedSource<<a70b6fe07041f1cd8527df45aea23731>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type OperationStatus = "FAILED" | "ROLLING_BACK" | "RUNNING" | "SUCCEEDED" | "%future added value";
export type useOperationSubscription$variables = {
  id: string;
};
export type useOperationSubscription$data = {
  readonly operation: {
    readonly error: {
      readonly message: string;
    } | null | undefined;
    readonly image: {
      readonly id: string;
      readonly " $fragmentSpreads": FragmentRefs<"imageFacts_image" | "imageRow_image">;
    } | null | undefined;
    readonly status: OperationStatus;
  };
};
export type useOperationSubscription = {
  response: useOperationSubscription$data;
  variables: useOperationSubscription$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "id"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
  }
],
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "concreteType": "OperationError",
  "kind": "LinkedField",
  "name": "error",
  "plural": false,
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "message",
      "storageKey": null
    }
  ],
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "imageId",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "family",
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "storageSize",
  "storageKey": null
},
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "type",
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "minDiskSize",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "useOperationSubscription",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "Operation",
        "kind": "LinkedField",
        "name": "operation",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": null,
            "kind": "LinkedField",
            "name": "image",
            "plural": false,
            "selections": [
              (v4/*:: as any*/),
              {
                "args": null,
                "kind": "FragmentSpread",
                "name": "imageRow_image"
              },
              {
                "args": null,
                "kind": "FragmentSpread",
                "name": "imageFacts_image"
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "useOperationSubscription",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "Operation",
        "kind": "LinkedField",
        "name": "operation",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": null,
            "kind": "LinkedField",
            "name": "image",
            "plural": false,
            "selections": [
              (v5/*:: as any*/),
              (v4/*:: as any*/),
              {
                "kind": "TypeDiscriminator",
                "abstractKey": "__isImage"
              },
              (v6/*:: as any*/),
              (v7/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "service",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "folderId",
                "storageKey": null
              },
              (v2/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "createdAt",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "description",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "serviceStatus",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Label",
                "kind": "LinkedField",
                "name": "labels",
                "plural": true,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "key",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "value",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              },
              {
                "kind": "InlineFragment",
                "selections": [
                  (v8/*:: as any*/),
                  (v9/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Os",
                    "kind": "LinkedField",
                    "name": "os",
                    "plural": false,
                    "selections": [
                      (v10/*:: as any*/)
                    ],
                    "storageKey": null
                  },
                  (v11/*:: as any*/)
                ],
                "type": "ComputeImage",
                "abstractKey": null
              },
              {
                "kind": "InlineFragment",
                "selections": [
                  (v9/*:: as any*/),
                  (v11/*:: as any*/)
                ],
                "type": "DesktopImage",
                "abstractKey": null
              },
              {
                "kind": "InlineFragment",
                "selections": [
                  (v8/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "size",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "productIds",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Os",
                    "kind": "LinkedField",
                    "name": "os",
                    "plural": false,
                    "selections": [
                      (v10/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "nvidiaDriver",
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "pooled",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "KmsKey",
                    "kind": "LinkedField",
                    "name": "kmsKey",
                    "plural": false,
                    "selections": [
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "keyId",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "versionId",
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": null,
                    "kind": "LinkedField",
                    "name": "hardwareGeneration",
                    "plural": false,
                    "selections": [
                      (v5/*:: as any*/),
                      {
                        "kind": "InlineFragment",
                        "selections": [
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "pciTopology",
                            "storageKey": null
                          }
                        ],
                        "type": "LegacyHardwareFeatures",
                        "abstractKey": null
                      }
                    ],
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "ComputeImage",
                    "kind": "LinkedField",
                    "name": "latestInFamily",
                    "plural": false,
                    "selections": [
                      (v4/*:: as any*/),
                      (v6/*:: as any*/),
                      (v7/*:: as any*/)
                    ],
                    "storageKey": null
                  }
                ],
                "type": "ComputeImage",
                "abstractKey": null
              },
              {
                "kind": "InlineFragment",
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "checksum",
                    "storageKey": null
                  }
                ],
                "type": "BareMetalImage",
                "abstractKey": null
              }
            ],
            "storageKey": null
          },
          (v4/*:: as any*/)
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "2dde5fb7588a3e3667a5de4c6a978bc3",
    "id": null,
    "metadata": {},
    "name": "useOperationSubscription",
    "operationKind": "subscription",
    "text": "subscription useOperationSubscription(\n  $id: ID!\n) {\n  operation(id: $id) {\n    status\n    error {\n      message\n    }\n    image {\n      __typename\n      id\n      ...imageRow_image\n      ...imageFacts_image\n    }\n    id\n  }\n}\n\nfragment computeFacts_image on ComputeImage {\n  family\n  size\n  productIds\n  os {\n    type\n    nvidiaDriver\n  }\n  pooled\n  kmsKey {\n    keyId\n    versionId\n  }\n  hardwareGeneration {\n    __typename\n    ... on LegacyHardwareFeatures {\n      pciTopology\n    }\n  }\n  ...latestInFamily_image\n}\n\nfragment imageFacts_image on Image {\n  __isImage: __typename\n  imageId\n  folderId\n  description\n  createdAt\n  status\n  serviceStatus\n  ...imageLabels_image\n  ... on ComputeImage {\n    ...computeFacts_image\n    storageSize\n    minDiskSize\n  }\n  ... on BareMetalImage {\n    checksum\n  }\n  ... on DesktopImage {\n    storageSize\n    minDiskSize\n  }\n}\n\nfragment imageLabels_image on Image {\n  __isImage: __typename\n  labels {\n    key\n    value\n  }\n}\n\nfragment imageRow_image on Image {\n  __isImage: __typename\n  id\n  name\n  imageId\n  service\n  folderId\n  status\n  createdAt\n  ... on ComputeImage {\n    family\n    storageSize\n    os {\n      type\n    }\n  }\n  ... on DesktopImage {\n    storageSize\n  }\n}\n\nfragment latestInFamily_image on ComputeImage {\n  id\n  family\n  latestInFamily {\n    id\n    name\n    imageId\n  }\n}\n"
  }
};
})();

(node as any).hash = "c67f22a77926397fda62a5dde842d671";

export default node;
