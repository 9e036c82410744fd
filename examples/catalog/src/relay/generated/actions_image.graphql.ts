/**
 * @generated SignedSource<<f66792ac2402d59aa3db3695fe8abfb0>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type actions_image$data = {
  readonly __typename: string;
  readonly compute: {
    readonly " $fragmentSpreads": FragmentRefs<"copyToDesktop_source" | "createImage_source">;
  } | null | undefined;
  readonly folderId: string | null | undefined;
  readonly " $fragmentSpreads": FragmentRefs<"deleteImage_image" | "labelImage_image" | "renameImage_image">;
  readonly " $fragmentType": "actions_image";
};
export type actions_image$key = {
  readonly " $data"?: actions_image$data;
  readonly " $fragmentSpreads": FragmentRefs<"actions_image">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "actions_image",
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
      "name": "folderId",
      "storageKey": null
    },
    {
      "args": null,
      "kind": "FragmentSpread",
      "name": "renameImage_image"
    },
    {
      "args": null,
      "kind": "FragmentSpread",
      "name": "labelImage_image"
    },
    {
      "args": null,
      "kind": "FragmentSpread",
      "name": "deleteImage_image"
    },
    {
      "fragment": {
        "kind": "InlineFragment",
        "selections": [
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "createImage_source"
          },
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "copyToDesktop_source"
          }
        ],
        "type": "ComputeImage",
        "abstractKey": null
      },
      "kind": "AliasedInlineFragmentSpread",
      "name": "compute"
    }
  ],
  "type": "Image",
  "abstractKey": "__isImage"
};

(node as any).hash = "fa4c362efc2b1f135bcc8c4b9704e4de";

export default node;
