/**
 * @generated SignedSource<<02fa4a04fb57f0d41721476a6a8b2788>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type renameImage_image$data = {
  readonly description: string | null | undefined;
  readonly id: string;
  readonly imageId: string;
  readonly name: string | null | undefined;
  readonly " $fragmentType": "renameImage_image";
};
export type renameImage_image$key = {
  readonly " $data"?: renameImage_image$data;
  readonly " $fragmentSpreads": FragmentRefs<"renameImage_image">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "renameImage_image",
  "selections": [
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
      "name": "description",
      "storageKey": null
    }
  ],
  "type": "Image",
  "abstractKey": "__isImage"
};

(node as any).hash = "f1586d4765c0e857d8f19ee1ccd3eaf3";

export default node;
