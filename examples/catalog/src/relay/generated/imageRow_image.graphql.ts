/**
 * @generated SignedSource<<2677ceba9df6d22102b13b9983f77867>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type ImageService = "BARE_METAL" | "CLOUD_DESKTOP" | "COMPUTE" | "%future added value";
export type ImageStatus = "CREATING" | "DELETING" | "ERROR" | "READY" | "UNKNOWN" | "UPDATING" | "%future added value";
export type OsType = "LINUX" | "UNKNOWN" | "WINDOWS" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type imageRow_image$data = {
  readonly createdAt: string | null | undefined;
  readonly family?: string | null | undefined;
  readonly folderId: string | null | undefined;
  readonly id: string;
  readonly imageId: string;
  readonly name: string | null | undefined;
  readonly os?: {
    readonly type: OsType;
  } | null | undefined;
  readonly service: ImageService;
  readonly status: ImageStatus;
  readonly storageSize?: string | null | undefined;
  readonly " $fragmentType": "imageRow_image";
};
export type imageRow_image$key = {
  readonly " $data"?: imageRow_image$data;
  readonly " $fragmentSpreads": FragmentRefs<"imageRow_image">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "storageSize",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "imageRow_image",
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
      "name": "name",
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
      "name": "service",
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
      "name": "status",
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
      "kind": "InlineFragment",
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "family",
          "storageKey": null
        },
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "Os",
          "kind": "LinkedField",
          "name": "os",
          "plural": false,
          "selections": [
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "type",
              "storageKey": null
            }
          ],
          "storageKey": null
        }
      ],
      "type": "ComputeImage",
      "abstractKey": null
    },
    {
      "kind": "InlineFragment",
      "selections": [
        (v0/*:: as any*/)
      ],
      "type": "DesktopImage",
      "abstractKey": null
    }
  ],
  "type": "Image",
  "abstractKey": "__isImage"
};
})();

(node as any).hash = "3c596c32f1db27cc4f9ed5cfccb39824";

export default node;
