/**
 * @generated SignedSource<<0ab97ddf2200c8b5a69f82a608282af6>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type ImageStatus = "CREATING" | "DELETING" | "ERROR" | "READY" | "UNKNOWN" | "UPDATING" | "%future added value";
export type DeleteImageInput = {
  id: string;
};
export type deleteImageMutation$variables = {
  input: DeleteImageInput;
};
export type deleteImageMutation$data = {
  readonly started: {
    readonly operation: {
      readonly id: string;
      readonly image: {
        readonly id: string;
        readonly status: ImageStatus;
      } | null | undefined;
    };
  } | null | undefined;
};
export type deleteImageMutation = {
  response: deleteImageMutation$data;
  variables: deleteImageMutation$variables;
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
    "kind": "Variable",
    "name": "input",
    "variableName": "input"
  }
],
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "deleteImageMutation",
    "selections": [
      {
        "alias": "started",
        "args": (v1/*:: as any*/),
        "concreteType": "DeleteImagePayload",
        "kind": "LinkedField",
        "name": "deleteImage",
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
              (v2/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": null,
                "kind": "LinkedField",
                "name": "image",
                "plural": false,
                "selections": [
                  (v2/*:: as any*/),
                  (v3/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "deleteImageMutation",
    "selections": [
      {
        "alias": "started",
        "args": (v1/*:: as any*/),
        "concreteType": "DeleteImagePayload",
        "kind": "LinkedField",
        "name": "deleteImage",
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
              (v2/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": null,
                "kind": "LinkedField",
                "name": "image",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "__typename",
                    "storageKey": null
                  },
                  (v2/*:: as any*/),
                  (v3/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "9fd905e0b75275b2a50bd1bbcfb3fde0",
    "id": null,
    "metadata": {},
    "name": "deleteImageMutation",
    "operationKind": "mutation",
    "text": "mutation deleteImageMutation(\n  $input: DeleteImageInput!\n) {\n  started: deleteImage(input: $input) {\n    operation {\n      id\n      image {\n        __typename\n        id\n        status\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "04b48122b023629176d73f1b43254915";

export default node;
