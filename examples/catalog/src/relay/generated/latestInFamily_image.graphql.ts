/**
 * @generated SignedSource<<e72b909688277ce779789eeb735c99ee>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
import type { FragmentRefs, Result } from "relay-runtime";
export type latestInFamily_image$data = {
  readonly family: string | null | undefined;
  readonly id: string;
  readonly latestInFamily: Result<{
    readonly id: string;
    readonly imageId: string;
    readonly name: string | null | undefined;
  } | null | undefined, unknown>;
  readonly " $fragmentType": "latestInFamily_image";
};
export type latestInFamily_image$key = {
  readonly " $data"?: latestInFamily_image$data;
  readonly " $fragmentSpreads": FragmentRefs<"latestInFamily_image">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "latestInFamily_image",
  "selections": [
    (v0/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "family",
      "storageKey": null
    },
    {
      "kind": "CatchField",
      "field": {
        "alias": null,
        "args": null,
        "concreteType": "ComputeImage",
        "kind": "LinkedField",
        "name": "latestInFamily",
        "plural": false,
        "selections": [
          (v0/*:: as any*/),
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
          }
        ],
        "storageKey": null
      },
      "to": "RESULT"
    }
  ],
  "type": "ComputeImage",
  "abstractKey": null
};
})();

(node as any).hash = "e77c2cc74c091cfd0f0ac76b7906c66d";

export default node;
