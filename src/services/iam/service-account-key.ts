import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** An authorised key of a service account, with which IAM tokens are asked for. */
export interface ServiceAccountKey {
  readonly id: string;
  readonly serviceAccountId: string;
  /** It does not show when it is printed or made JSON of. */
  readonly privateKey: KeyObject;
}

/**
 * The file that the provider gives out with a new key.
 * https://yandex.cloud/en/docs/iam/concepts/authorization/key
 */
const keyFile = z.object({
  id: z.string().min(1),
  service_account_id: z.string().min(1),
  private_key: z.string().min(1),
});

/** RFC 7518, section 3.5: a key of 2048 bits or more is to be used with PS256. */
const fewestBits = 2048;

/** Reads an authorised key. What it throws says what is wrong, and repeats nothing of the text. */
export function parseServiceAccountKey(text: string): ServiceAccountKey {
  const read = keyFile.safeParse(parseJson(text));
  if (!read.success) {
    const fields = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].filter((field) => field !== '');
    throw new Error(
      fields.length === 0
        ? 'it is no JSON object'
        : `it has no text in ${fields.map((name) => `"${name}"`).join(', ')}`,
    );
  }
  const { id, service_account_id: serviceAccountId, private_key: pem } = read.data;
  return { id, serviceAccountId, privateKey: parsePrivateKey(pem) };
}

/** The key comes with a line in front, "PLEASE DO NOT REMOVE THIS LINE!", which RFC 7468 lets a parser skip. */
function parsePrivateKey(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem.slice(Math.max(0, pem.indexOf('-----BEGIN'))));
  } catch {
    throw new Error('its "private_key" is no private key in PEM');
  }
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < fewestBits) {
    throw new Error(`its "private_key" is no RSA key of ${fewestBits} bits or more`);
  }
  return key;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
