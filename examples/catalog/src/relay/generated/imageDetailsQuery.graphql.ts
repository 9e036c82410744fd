/**
 * @generated SignedSource<<357062b6d1d132124c7173302b1eb33e>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type imageDetailsQuery$variables = {
  id: string;
};
export type imageDetailsQuery$data = {
  readonly image: {
    readonly " $fragmentSpreads": FragmentRefs<"actions_image" | "imageFacts_image" | "imageHeading_image" | "imageOperations_image">;
  } | null | undefined;
};
export type imageDetailsQuery = {
  response: imageDetailsQuery$data;
  variables: imageDetailsQuery$variables;
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
  "name": "__typename",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "imageId",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v6 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "storageSize",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "minDiskSize",
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "imageDetailsQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "image",
        "plural": false,
        "selections": [
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "imageHeading_image"
          },
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "imageFacts_image"
          },
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "actions_image"
          },
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "imageOperations_image"
          }
        ],
        "storageKey": null
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "imageDetailsQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "image",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          {
            "kind": "TypeDiscriminator",
            "abstractKey": "__isImage"
          },
          (v3/*:: as any*/),
          (v4/*:: as any*/),
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
            "name": "status",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "folderId",
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
            "name": "createdAt",
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
          (v5/*:: as any*/),
          {
            "kind": "InlineFragment",
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "family",
                "storageKey": null
              },
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
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "type",
                    "storageKey": null
                  },
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
                  (v2/*:: as any*/),
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
                  (v5/*:: as any*/),
                  (v3/*:: as any*/),
                  (v4/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "type": "ComputeImage",
            "abstractKey": null
          },
          {
            "kind": "InlineFragment",
            "selections": (v6/*:: as any*/),
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
          },
          {
            "kind": "InlineFragment",
            "selections": (v6/*:: as any*/),
            "type": "DesktopImage",
            "abstractKey": null
          },
          {
            "kind": "TypeDiscriminator",
            "abstractKey": "__isImageWithOperations"
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "fa28d57b411b20b2f30504c6f4ecf319",
    "id": null,
    "metadata": {},
    "name": "imageDetailsQuery",
    "operationKind": "query",
    "text": "query imageDetailsQuery(\n  $id: ID!\n) {\n  image(id: $id) {\n    __typename\n    ...imageHeading_image\n    ...imageFacts_image\n    ...actions_image\n    ...imageOperations_image\n    id\n  }\n}\n\nfragment actions_image on Image {\n  __isImage: __typename\n  __typename\n  folderId\n  ...renameImage_image\n  ...labelImage_image\n  ...deleteImage_image\n  ... on ComputeImage {\n    ...createImage_source\n    ...copyToDesktop_source\n  }\n}\n\nfragment computeFacts_image on ComputeImage {\n  family\n  size\n  productIds\n  os {\n    type\n    nvidiaDriver\n  }\n  pooled\n  kmsKey {\n    keyId\n    versionId\n  }\n  hardwareGeneration {\n    __typename\n    ... on LegacyHardwareFeatures {\n      pciTopology\n    }\n  }\n  ...latestInFamily_image\n}\n\nfragment copyToDesktop_source on ComputeImage {\n  imageId\n  name\n}\n\nfragment createImage_source on ComputeImage {\n  imageId\n  name\n  family\n}\n\nfragment deleteImage_image on Image {\n  __isImage: __typename\n  id\n  imageId\n  name\n  folderId\n}\n\nfragment imageFacts_image on Image {\n  __isImage: __typename\n  imageId\n  folderId\n  description\n  createdAt\n  status\n  serviceStatus\n  ...imageLabels_image\n  ... on ComputeImage {\n    ...computeFacts_image\n    storageSize\n    minDiskSize\n  }\n  ... on BareMetalImage {\n    checksum\n  }\n  ... on DesktopImage {\n    storageSize\n    minDiskSize\n  }\n}\n\nfragment imageHeading_image on Image {\n  __isImage: __typename\n  name\n  imageId\n  service\n  status\n}\n\nfragment imageLabels_image on Image {\n  __isImage: __typename\n  labels {\n    key\n    value\n  }\n}\n\nfragment imageOperations_image on Image {\n  __isImage: __typename\n  ... on ImageWithOperations {\n    __isImageWithOperations: __typename\n    id\n  }\n}\n\nfragment labelImage_image on Image {\n  __isImage: __typename\n  id\n  imageId\n  name\n  labels {\n    key\n    value\n  }\n}\n\nfragment latestInFamily_image on ComputeImage {\n  id\n  family\n  latestInFamily {\n    id\n    name\n    imageId\n  }\n}\n\nfragment renameImage_image on Image {\n  __isImage: __typename\n  id\n  imageId\n  name\n  description\n}\n"
  }
};
})();

(node as any).hash = "3c27f05bc23b00dbce70ff425bb42f11";

export default node;
