/**
 * @generated SignedSource<<bbd0f924add1b3ecc6746ff5bbf115df>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type CopyDesktopImageInput = {
  description?: string | null | undefined;
  folderId: string;
  imageId: string;
  labels?: ReadonlyArray<LabelInput> | null | undefined;
  name: string;
};
export type LabelInput = {
  key: string;
  value: string;
};
export type copyToDesktopMutation$variables = {
  input: CopyDesktopImageInput;
};
export type copyToDesktopMutation$data = {
  readonly started: {
    readonly operation: {
      readonly id: string;
    };
  } | null | undefined;
};
export type copyToDesktopMutation = {
  response: copyToDesktopMutation$data;
  variables: copyToDesktopMutation$variables;
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
    "concreteType": "CopyDesktopImagePayload",
    "kind": "LinkedField",
    "name": "copyDesktopImage",
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
    "name": "copyToDesktopMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "copyToDesktopMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "6846c01ba8d9a6306761a492492545ea",
    "id": null,
    "metadata": {},
    "name": "copyToDesktopMutation",
    "operationKind": "mutation",
    "text": "mutation copyToDesktopMutation(\n  $input: CopyDesktopImageInput!\n) {\n  started: copyDesktopImage(input: $input) {\n    operation {\n      id\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "32a512d5d4709265efcd6aafde614b5e";

export default node;
