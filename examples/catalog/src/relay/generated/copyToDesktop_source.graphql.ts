/**
 * @generated SignedSource<<9f924607072f179ad2f343a3a6f7cbde>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type copyToDesktop_source$data = {
  readonly imageId: string;
  readonly name: string | null | undefined;
  readonly " $fragmentType": "copyToDesktop_source";
};
export type copyToDesktop_source$key = {
  readonly " $data"?: copyToDesktop_source$data;
  readonly " $fragmentSpreads": FragmentRefs<"copyToDesktop_source">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "copyToDesktop_source",
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
    }
  ],
  "type": "ComputeImage",
  "abstractKey": null
};

(node as any).hash = "3622d5d33a159efa76d488f20e59b27a";

export default node;
