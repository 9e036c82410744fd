/**
 * @generated SignedSource<<92c1a767a4355ed48400bc838477e9ae>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type OsType = "LINUX" | "UNKNOWN" | "WINDOWS" | "%future added value";
export type PciTopology = "UNKNOWN" | "V1" | "V2" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type computeFacts_image$data = {
  readonly family: string | null | undefined;
  readonly hardwareGeneration: {
    readonly __typename: "LegacyHardwareFeatures";
    readonly pciTopology: PciTopology;
  } | {
    // This will never be '%other', but we need some
    // value in case none of the concrete values match.
    readonly __typename: "%other";
  } | null | undefined;
  readonly kmsKey: {
    readonly keyId: string | null | undefined;
    readonly versionId: string | null | undefined;
  } | null | undefined;
  readonly os: {
    readonly nvidiaDriver: string | null | undefined;
    readonly type: OsType;
  } | null | undefined;
  readonly pooled: boolean;
  readonly productIds: ReadonlyArray<string> | null | undefined;
  readonly size: string | null | undefined;
  readonly " $fragmentSpreads": FragmentRefs<"latestInFamily_image">;
  readonly " $fragmentType": "computeFacts_image";
};
export type computeFacts_image$key = {
  readonly " $data"?: computeFacts_image$data;
  readonly " $fragmentSpreads": FragmentRefs<"computeFacts_image">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "computeFacts_image",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "family",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "size",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "productIds",
      "storageKey": null
    },
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
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "nvidiaDriver",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "pooled",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "KmsKey",
      "kind": "LinkedField",
      "name": "kmsKey",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "keyId",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "versionId",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": null,
      "kind": "LinkedField",
      "name": "hardwareGeneration",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "__typename",
          "storageKey": null
        },
        {
          "kind": "InlineFragment",
          "selections": [
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "pciTopology",
              "storageKey": null
            }
          ],
          "type": "LegacyHardwareFeatures",
          "abstractKey": null
        }
      ],
      "storageKey": null
    },
    {
      "args": null,
      "kind": "FragmentSpread",
      "name": "latestInFamily_image"
    }
  ],
  "type": "ComputeImage",
  "abstractKey": null
};

(node as any).hash = "d774c792f9faf71888028533cda31e50";

export default node;
