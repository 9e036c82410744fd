/**
 * @generated SignedSource<<cbbfdea7b3ad311d10a9cfe887d178a9>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type actions_image$data = {
  readonly compute: {
    readonly " $fragmentSpreads": FragmentRefs<"copyToDesktop_source" | "createImage_source">;
  } | null | undefined;
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

(node as any).hash = "9974e700179492c16cb76a1d99bac6d7";

export default node;
