/**
 * @generated SignedSource<<6a0b2bb59fffa39ca5a9da843a83b44d>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type deleteImage_image$data = {
  readonly folderId: string | null | undefined;
  readonly id: string;
  readonly imageId: string;
  readonly name: string | null | undefined;
  readonly " $fragmentType": "deleteImage_image";
};
export type deleteImage_image$key = {
  readonly " $data"?: deleteImage_image$data;
  readonly " $fragmentSpreads": FragmentRefs<"deleteImage_image">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "deleteImage_image",
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
      "name": "folderId",
      "storageKey": null
    }
  ],
  "type": "Image",
  "abstractKey": "__isImage"
};

(node as any).hash = "415514b48610efeede8035b425ef289b";

export default node;
