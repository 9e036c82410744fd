/**
 * @generated SignedSource<<fa5ef68e118f58879a9a678694c5f9a7>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type ImageStatus = "CREATING" | "DELETING" | "ERROR" | "READY" | "UNKNOWN" | "UPDATING" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type imageFacts_image$data = {
  readonly checksum?: string | null | undefined;
  readonly compute: {
    readonly " $fragmentSpreads": FragmentRefs<"computeFacts_image">;
  } | null | undefined;
  readonly createdAt: string | null | undefined;
  readonly description: string | null | undefined;
  readonly folderId: string | null | undefined;
  readonly imageId: string;
  readonly minDiskSize?: string | null | undefined;
  readonly serviceStatus: string | null | undefined;
  readonly status: ImageStatus;
  readonly storageSize?: string | null | undefined;
  readonly " $fragmentSpreads": FragmentRefs<"imageLabels_image">;
  readonly " $fragmentType": "imageFacts_image";
};
export type imageFacts_image$key = {
  readonly " $data"?: imageFacts_image$data;
  readonly " $fragmentSpreads": FragmentRefs<"imageFacts_image">;
};

const node: ReaderFragment = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "storageSize",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "minDiskSize",
    "storageKey": null
  }
];
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "imageFacts_image",
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
      "name": "folderId",
      "storageKey": null
    },
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
      "name": "status",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "serviceStatus",
      "storageKey": null
    },
    {
      "args": null,
      "kind": "FragmentSpread",
      "name": "imageLabels_image"
    },
    {
      "fragment": {
        "kind": "InlineFragment",
        "selections": [
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "computeFacts_image"
          }
        ],
        "type": "ComputeImage",
        "abstractKey": null
      },
      "kind": "AliasedInlineFragmentSpread",
      "name": "compute"
    },
    {
      "kind": "InlineFragment",
      "selections": (v0/*:: as any*/),
      "type": "ComputeImage",
      "abstractKey": null
    },
    {
      "kind": "InlineFragment",
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "checksum",
          "storageKey": null
        }
      ],
      "type": "BareMetalImage",
      "abstractKey": null
    },
    {
      "kind": "InlineFragment",
      "selections": (v0/*:: as any*/),
      "type": "DesktopImage",
      "abstractKey": null
    }
  ],
  "type": "Image",
  "abstractKey": "__isImage"
};
})();

(node as any).hash = "05a30a6321b4d32d806ddadaa8061b92";

export default node;
