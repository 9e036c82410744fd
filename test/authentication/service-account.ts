import { generateKeyPairSync } from 'node:crypto';
import type { ServiceAccountKey } from '../../src/sandbox/sandbox.ts';

/** A service account with one authorised key. */
export interface ServiceAccount {
  readonly keyId: string;
  /** What the provider gives out as a file. */
  readonly file: Readonly<Record<string, string>>;
  /** What the sandbox's IAM has to know to check what is signed with the key. */
  readonly known: Readonly<Record<string, ServiceAccountKey>>;
}

/** Makes a key as the provider makes them. */
export function createServiceAccount(
  keyId = 'ajekey00000000000001',
  serviceAccountId = 'ajegateway0000000001',
): ServiceAccount {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    keyId,
    file: {
      id: keyId,
      service_account_id: serviceAccountId,
      created_at: '2026-01-01T00:00:00.000000000Z',
      key_algorithm: 'RSA_2048',
      public_key: publicKey,
      private_key: `PLEASE DO NOT REMOVE THIS LINE! Yandex.Cloud SA Key ID <${keyId}>\n${privateKey}`,
    },
    known: { [keyId]: { serviceAccountId, publicKey } },
  };
}
