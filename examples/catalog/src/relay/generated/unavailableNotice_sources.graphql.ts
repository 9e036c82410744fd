/**
 * @generated SignedSource<<32ceb6765d5beab3b1c5d2b2774b8e2a>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type ImageService = "BARE_METAL" | "CLOUD_DESKTOP" | "COMPUTE" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type unavailableNotice_sources$data = ReadonlyArray<{
  readonly code: string;
  readonly folderId: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly service: ImageService;
  readonly " $fragmentType": "unavailableNotice_sources";
}>;
export type unavailableNotice_sources$key = ReadonlyArray<{
  readonly " $data"?: unavailableNotice_sources$data;
  readonly " $fragmentSpreads": FragmentRefs<"unavailableNotice_sources">;
}>;

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": {
    "plural": true
  },
  "name": "unavailableNotice_sources",
  "selections": [
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
      "name": "code",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "message",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "retryable",
      "storageKey": null
    }
  ],
  "type": "UnavailableSource",
  "abstractKey": null
};

(node as any).hash = "d5078a107089971858305f136c09b85d";

export default node;
