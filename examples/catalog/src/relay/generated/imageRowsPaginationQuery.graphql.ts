/**
 * @generated SignedSource<<6d88c4bef05f69be066fc9545e2c3850>>
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
export type imageRowsPaginationQuery$variables = {
  after?: string | null | undefined;
  filter?: ImageFilter | null | undefined;
  first: number;
  folderIds: ReadonlyArray<string>;
  orderBy?: ImageOrder | null | undefined;
  services?: ReadonlyArray<ImageService> | null | undefined;
};
export type imageRowsPaginationQuery$data = {
  readonly " $fragmentSpreads": FragmentRefs<"imageRows_query">;
};
export type imageRowsPaginationQuery = {
  response: imageRowsPaginationQuery$data;
  variables: imageRowsPaginationQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "after"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "filter"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "first"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "folderIds"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "orderBy"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "services"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "after",
    "variableName": "after"
  },
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
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "service",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "folderId",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "storageSize",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "imageRowsPaginationQuery",
    "selections": [
      {
        "args": (v1/*:: as any*/),
        "kind": "FragmentSpread",
        "name": "imageRows_query"
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "imageRowsPaginationQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
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
                  (v2/*:: as any*/),
                  (v3/*:: as any*/),
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
                      (v4/*:: as any*/),
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
                      (v4/*:: as any*/)
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
              (v2/*:: as any*/),
              (v3/*:: as any*/),
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
        "args": (v1/*:: as any*/),
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
    "cacheID": "684eebd78c107610d4e6ca1a40f401d1",
    "id": null,
    "metadata": {},
    "name": "imageRowsPaginationQuery",
    "operationKind": "query",
    "text": "query imageRowsPaginationQuery(\n  $after: String\n  $filter: ImageFilter\n  $first: Int!\n  $folderIds: [String!]!\n  $orderBy: ImageOrder\n  $services: [ImageService!]\n) {\n  ...imageRows_query_IxBPf\n}\n\nfragment imageRow_image on Image {\n  __isImage: __typename\n  id\n  name\n  imageId\n  service\n  folderId\n  status\n  createdAt\n  ... on ComputeImage {\n    family\n    storageSize\n    os {\n      type\n    }\n  }\n  ... on DesktopImage {\n    storageSize\n  }\n}\n\nfragment imageRows_query_IxBPf on Query {\n  images(folderIds: $folderIds, services: $services, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    edges {\n      node {\n        __typename\n        id\n        name\n        createdAt\n        ...imageRow_image\n      }\n      cursor\n    }\n    unavailable {\n      ...unavailableNotice_sources\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nfragment unavailableNotice_sources on UnavailableSource {\n  service\n  folderId\n  code\n  message\n  retryable\n}\n"
  }
};
})();

(node as any).hash = "8cecd21a59d61ff9fb84b615476a5cca";

export default node;
