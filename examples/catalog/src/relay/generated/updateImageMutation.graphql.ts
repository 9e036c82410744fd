/**
 * @generated SignedSource<<4e398d1cd8f357a67a3f3cc7d57e64e7>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type UpdateImageInput = {
  description?: string | null | undefined;
  id: string;
  labels?: ReadonlyArray<LabelInput> | null | undefined;
  name?: string | null | undefined;
};
export type LabelInput = {
  key: string;
  value: string;
};
export type updateImageMutation$variables = {
  input: UpdateImageInput;
};
export type updateImageMutation$data = {
  readonly started: {
    readonly operation: {
      readonly id: string;
    };
  } | null | undefined;
};
export type updateImageMutation = {
  response: updateImageMutation$data;
  variables: updateImageMutation$variables;
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
    "concreteType": "UpdateImagePayload",
    "kind": "LinkedField",
    "name": "updateImage",
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
    "name": "updateImageMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "updateImageMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "3f7fe4cc88f1242185a9712cf6e96f67",
    "id": null,
    "metadata": {},
    "name": "updateImageMutation",
    "operationKind": "mutation",
    "text": "mutation updateImageMutation(\n  $input: UpdateImageInput!\n) {\n  started: updateImage(input: $input) {\n    operation {\n      id\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "f963be29742b7ef246f1adb10e28f1f4";

export default node;
