/**
 * @generated SignedSource<<80e70a48a9b2c3c5abad238c5a74f057>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type ImageService = "BARE_METAL" | "CLOUD_DESKTOP" | "COMPUTE" | "%future added value";
export type ImageStatus = "CREATING" | "DELETING" | "ERROR" | "READY" | "UNKNOWN" | "UPDATING" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type imageHeading_image$data = {
  readonly imageId: string;
  readonly name: string | null | undefined;
  readonly service: ImageService;
  readonly status: ImageStatus;
  readonly " $fragmentType": "imageHeading_image";
};
export type imageHeading_image$key = {
  readonly " $data"?: imageHeading_image$data;
  readonly " $fragmentSpreads": FragmentRefs<"imageHeading_image">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "imageHeading_image",
  "selections": [
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
      "name": "status",
      "storageKey": null
    }
  ],
  "type": "Image",
  "abstractKey": "__isImage"
};

(node as any).hash = "65da52795e90b2391e7aea731515d670";

export default node;
