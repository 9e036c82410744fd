/**
 * @generated SignedSource<<4ac34c0a82a300a1d0b5fcedaea07111>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type createImage_source$data = {
  readonly family: string | null | undefined;
  readonly imageId: string;
  readonly name: string | null | undefined;
  readonly " $fragmentType": "createImage_source";
};
export type createImage_source$key = {
  readonly " $data"?: createImage_source$data;
  readonly " $fragmentSpreads": FragmentRefs<"createImage_source">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "createImage_source",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "imageId",
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
      "name": "family",
      "storageKey": null
    }
  ],
  "type": "ComputeImage",
  "abstractKey": null
};

(node as any).hash = "f1f9ceb3fd84fea42d32c312d2e8098c";

export default node;
