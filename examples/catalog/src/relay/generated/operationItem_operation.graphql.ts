/**
 * @generated SignedSource<<cdf8b8730ba479104ec4de7ab7dfac89>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type OperationStatus = "FAILED" | "ROLLING_BACK" | "RUNNING" | "SUCCEEDED" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type operationItem_operation$data = {
  readonly createdAt: string | null | undefined;
  readonly createdBy: string | null | undefined;
  readonly description: string | null | undefined;
  readonly error: {
    readonly code: string;
    readonly message: string;
  } | null | undefined;
  readonly status: OperationStatus;
  readonly " $fragmentType": "operationItem_operation";
};
export type operationItem_operation$key = {
  readonly " $data"?: operationItem_operation$data;
  readonly " $fragmentSpreads": FragmentRefs<"operationItem_operation">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "operationItem_operation",
  "selections": [
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
      "name": "createdBy",
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
      "concreteType": "OperationError",
      "kind": "LinkedField",
      "name": "error",
      "plural": false,
      "selections": [
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
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Operation",
  "abstractKey": null
};

(node as any).hash = "faebf941eb4e88b4eea2d0ff9ba9407f";

export default node;
