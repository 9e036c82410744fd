/**
 * @generated SignedSource<<f43b4be6bfbfabd27e2e854cd2a40b78>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type ImageOrderField = "CREATED_AT" | "NAME" | "%future added value";
export type ImageService = "BARE_METAL" | "CLOUD_DESKTOP" | "COMPUTE" | "%future added value";
export type ImageStatus = "CREATING" | "DELETING" | "ERROR" | "READY" | "UNKNOWN" | "UPDATING" | "%future added value";
export type OrderDirection = "ASC" | "DESC" | "%future added value";
export type OsType = "LINUX" | "UNKNOWN" | "WINDOWS" | "%future added value";
export type ImageFilter = {
  createdAfter?: string | null | undefined;
  createdBefore?: string | null | undefined;
  family?: StringFilter | null | undefined;
  imageId?: StringFilter | null | undefined;
  labels?: ReadonlyArray<LabelFilter> | null | undefined;
  name?: StringFilter | null | undefined;
  osType?: ReadonlyArray<OsType> | null | undefined;
  status?: ReadonlyArray<ImageStatus> | null | undefined;
};
export type StringFilter = {
  contains?: string | null | undefined;
  eq?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
  ne?: string | null | undefined;
  notIn?: ReadonlyArray<string> | null | undefined;
};
export type LabelFilter = {
  key: string;
  value?: string | null | undefined;
};
export type ImageOrder = {
  direction?: OrderDirection;
  field: ImageOrderField;
};
export type imageListQuery$variables = {
  filter?: ImageFilter | null | undefined;
  first: number;
  folderIds: ReadonlyArray<string>;
  orderBy?: ImageOrder | null | undefined;
  services?: ReadonlyArray<ImageService> | null | undefined;
};
export type imageListQuery$data = {
  readonly " $fragmentSpreads": FragmentRefs<"imageRows_query">;
};
export type imageListQuery = {
  response: imageListQuery$data;
  variables: imageListQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "folderIds"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "orderBy"
},
v4 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "services"
},
v5 = [
  {
    "kind": "Variable",
    "name": "filter",
    "variableName": "filter"
  },
  {
    "kind": "Variable",
    "name": "first",
    "variableName": "first"
  },
  {
    "kind": "Variable",
    "name": "folderIds",
    "variableName": "folderIds"
  },
  {
    "kind": "Variable",
    "name": "orderBy",
    "variableName": "orderBy"
  },
  {
    "kind": "Variable",
    "name": "services",
    "variableName": "services"
  }
],
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "service",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "folderId",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "storageSize",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v4/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "imageListQuery",
    "selections": [
      {
        "args": (v5/*:: as any*/),
        "kind": "FragmentSpread",
        "name": "imageRows_query"
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v2/*:: as any*/),
      (v4/*:: as any*/),
      (v0/*:: as any*/),
      (v3/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "imageListQuery",
    "selections": [
      {
        "alias": null,
        "args": (v5/*:: as any*/),
        "concreteType": "ImageConnection",
        "kind": "LinkedField",
        "name": "images",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "ImageEdge",
            "kind": "LinkedField",
            "name": "edges",
            "plural": true,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": null,
                "kind": "LinkedField",
                "name": "node",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "__typename",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "id",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "name",
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
                    "kind": "TypeDiscriminator",
                    "abstractKey": "__isImage"
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "imageId",
                    "storageKey": null
                  },
                  (v6/*:: as any*/),
                  (v7/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "status",
                    "storageKey": null
                  },
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
                      (v8/*:: as any*/),
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
                          }
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
                      (v8/*:: as any*/)
                    ],
                    "type": "DesktopImage",
                    "abstractKey": null
                  }
                ],
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "cursor",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "UnavailableSource",
            "kind": "LinkedField",
            "name": "unavailable",
            "plural": true,
            "selections": [
              (v6/*:: as any*/),
              (v7/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "code",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "message",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "retryable",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "PageInfo",
            "kind": "LinkedField",
            "name": "pageInfo",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "endCursor",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "hasNextPage",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "kind": "ClientExtension",
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "__id",
                "storageKey": null
              }
            ]
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": (v5/*:: as any*/),
        "filters": [
          "folderIds",
          "services",
          "filter",
          "orderBy"
        ],
        "handle": "connection",
        "key": "imageRows_images",
        "kind": "LinkedHandle",
        "name": "images"
      }
    ]
  },
  "params": {
    "cacheID": "21f7d621434b45a9eb71d8aa7d6662e4",
    "id": null,
    "metadata": {},
    "name": "imageListQuery",
    "operationKind": "query",
    "text": "query imageListQuery(\n  $folderIds: [String!]!\n  $services: [ImageService!]\n  $filter: ImageFilter\n  $orderBy: ImageOrder\n  $first: Int!\n) {\n  ...imageRows_query_1pjLEn\n}\n\nfragment imageRow_image on Image {\n  __isImage: __typename\n  id\n  name\n  imageId\n  service\n  folderId\n  status\n  createdAt\n  ... on ComputeImage {\n    family\n    storageSize\n    os {\n      type\n    }\n  }\n  ... on DesktopImage {\n    storageSize\n  }\n}\n\nfragment imageRows_query_1pjLEn on Query {\n  images(folderIds: $folderIds, services: $services, filter: $filter, orderBy: $orderBy, first: $first) {\n    edges {\n      node {\n        __typename\n        id\n        name\n        createdAt\n        ...imageRow_image\n      }\n      cursor\n    }\n    unavailable {\n      ...unavailableNotice_sources\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nfragment unavailableNotice_sources on UnavailableSource {\n  service\n  folderId\n  code\n  message\n  retryable\n}\n"
  }
};
})();

(node as any).hash = "3a027d23647af899a034e33455e9e67d";

export default node;
