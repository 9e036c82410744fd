/**
 * @generated SignedSource<<cfd474b0f27f07874056b58880777b11>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type imageOperations_image$data = {
  readonly withOperations: {
    readonly id: string;
  } | null | undefined;
  readonly " $fragmentType": "imageOperations_image";
};
export type imageOperations_image$key = {
  readonly " $data"?: imageOperations_image$data;
  readonly " $fragmentSpreads": FragmentRefs<"imageOperations_image">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "imageOperations_image",
  "selections": [
    {
      "fragment": {
        "kind": "InlineFragment",
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          }
        ],
        "type": "ImageWithOperations",
        "abstractKey": "__isImageWithOperations"
      },
      "kind": "AliasedInlineFragmentSpread",
      "name": "withOperations"
    }
  ],
  "type": "Image",
  "abstractKey": "__isImage"
};

(node as any).hash = "b68417141f8e2ebe5ec053a935ed2a8b";

export default node;
