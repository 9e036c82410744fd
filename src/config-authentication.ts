import { z } from 'zod';
import { allowedBaseUrl, baseUrl, documentation, fileMistakes, quote } from './config-variables.ts';
import type { AuthenticationOptions } from './server/authentication/authentication.ts';
import { parseCallerKeys } from './server/authentication/caller-keys.ts';
import type { CallersOptions } from './server/authentication/caller-verifiers.ts';
import { parseJwks } from './server/authentication/jwks.ts';
import type { IdentityOptions } from './server/authentication/own-identity.ts';
import { parseServiceAccountKey } from './services/iam/service-account-key.ts';

/** Whoever can change the answer of an http URL on its way can let in whom they like. */
const isSafe = (text: string): boolean => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i.test(text);

/** The variables that say as whom the services see the gateway, and how the gateway knows its callers. */
export const authenticationVariables = {
  AUTH_MODE: z.enum(['passthrough', 'service-account', 'metadata']).prefault('passthrough').register(documentation, {
    meaning: "As whom the services see a request: as its caller, as a service account, or as the machine's account.",
    allowed: 'passthrough, service-account or metadata',
  }),
  SERVICE_ACCOUNT_KEY_FILE: z.string().optional().register(documentation, {
    meaning: 'With `service-account`: the file of its authorised key. It is read again when it changes.',
    allowed: 'a JSON file as the provider gives it out',
  }),
  IAM_TOKEN_AUDIENCE: baseUrl.optional().register(documentation, {
    meaning: 'With `service-account`: the `aud` of its JWTs, if not the token path under `IAM_URL`.',
    allowed: allowedBaseUrl,
  }),
  METADATA_URL: baseUrl.prefault('http://169.254.169.254').register(documentation, {
    meaning: 'With `metadata`: where the metadata service of the virtual machine is.',
    allowed: allowedBaseUrl,
  }),
  CALLER_JWKS_URL: z
    .url()
    .refine((text) => isSafe(text) && !/[@#]/.test(text))
    .optional()
    .register(documentation, {
      meaning: 'Unless `passthrough`: the public keys of the issuer of the JWTs that callers send.',
      allowed: 'an https URL without credentials or fragment; http for an address of this machine only',
    }),
  CALLER_JWKS_FILE: z.string().optional().register(documentation, {
    meaning: 'The same keys in a file, which is read again when it changes.',
    allowed: 'a JSON Web Key Set of public keys, in place of CALLER_JWKS_URL',
  }),
  CALLER_JWT_ISSUER: z.string().optional().register(documentation, {
    meaning: "The `iss` of callers' JWTs.",
    allowed: 'a text, wherever there are keys for JWTs',
  }),
  CALLER_JWT_AUDIENCE: z.string().optional().register(documentation, {
    meaning: "What `aud` of callers' JWTs has to name.",
    allowed: 'a text, wherever there are keys for JWTs',
  }),
  CALLER_KEYS_FILE: z.string().optional().register(documentation, {
    meaning: 'Unless `passthrough`: the keys that callers were given, hashed. It is read again when it changes.',
    allowed: 'a file of lines that image-gateway hash-key prints',
  }),
} as const;

const accountVariables = ['SERVICE_ACCOUNT_KEY_FILE', 'IAM_TOKEN_AUDIENCE'] as const;
const jwksVariables = ['CALLER_JWKS_URL', 'CALLER_JWKS_FILE'] as const;
const claimVariables = ['CALLER_JWT_ISSUER', 'CALLER_JWT_AUDIENCE'] as const;
const callerVariables = [...jwksVariables, ...claimVariables, 'CALLER_KEYS_FILE'] as const;

type Given = Readonly<Record<string, string>>;
type Variables = z.output<z.ZodObject<typeof authenticationVariables>>;
type VariableName = keyof typeof authenticationVariables;

/** Everything that is wrong with these variables beside what is wrong with one of them by itself. */
export function authenticationMistakes(given: Given): string[] {
  return [
    ...fileMistakes(given, authenticationVariables, 'SERVICE_ACCOUNT_KEY_FILE', parseServiceAccountKey),
    ...fileMistakes(given, authenticationVariables, 'CALLER_JWKS_FILE', parseJwks),
    ...fileMistakes(given, authenticationVariables, 'CALLER_KEYS_FILE', parseCallerKeys),
    ...modeMistakes(given),
  ];
}

function modeMistakes(given: Given): string[] {
  const withoutAccount = accountVariables.flatMap((name) =>
    useless(given, name, 'unless AUTH_MODE is service-account'),
  );
  switch (given['AUTH_MODE'] ?? 'passthrough') {
    case 'passthrough':
      // Taken for a check of callers that there is not, these would be worse than useless.
      return [
        ...withoutAccount,
        ...callerVariables.flatMap((name) => useless(given, name, 'with AUTH_MODE passthrough')),
      ];
    case 'service-account':
      return [...serviceAccountMistakes(given), ...callerMistakes(given)];
    case 'metadata':
      return [...withoutAccount, ...callerMistakes(given)];
    default:
      // Which mode was meant is not known.
      return [];
  }
}

function serviceAccountMistakes(given: Given): string[] {
  const mistakes = needed(given, 'SERVICE_ACCOUNT_KEY_FILE', 'AUTH_MODE service-account');
  if (given['IAM_URL'] !== undefined || given['API_HOST'] !== undefined) return mistakes;
  const iam = `IAM_URL is not set, which AUTH_MODE service-account needs; allowed: ${allowedBaseUrl}. Or else set API_HOST.`;
  return [...mistakes, iam];
}

function callerMistakes(given: Given): string[] {
  const [jwks, another] = jwksVariables.filter((name) => given[name] !== undefined);
  if (jwks !== undefined) {
    return [
      ...(another === undefined ? [] : [`${another} is set, and so is ${jwks}; allowed: one of them.`]),
      ...claimVariables.flatMap((name) => needed(given, name, jwks)),
    ];
  }
  const unknown =
    `AUTH_MODE is ${quote(given['AUTH_MODE'] ?? '')}, so callers act with rights of the gateway's own and have to be` +
    ` known. Set ${jwksVariables.join(', ')} or CALLER_KEYS_FILE.`;
  return [
    ...(given['CALLER_KEYS_FILE'] === undefined ? [unknown] : []),
    ...claimVariables.flatMap((name) => useless(given, name, `without ${jwksVariables.join(' or ')}`)),
  ];
}

function needed(given: Given, name: VariableName, by: string): string[] {
  return given[name] === undefined ? [`${name} is not set, which ${by} needs; allowed: ${allowed(name)}.`] : [];
}

function useless(given: Given, name: VariableName, when: string): string[] {
  return given[name] === undefined ? [] : [`${name} is set, but has no effect ${when}; allowed: not to set it.`];
}

/** What the variables mean, when there is no mistake in them. */
export function authenticationOptions(
  variables: Variables,
  iamUrl: string | null,
  deployment: string,
): AuthenticationOptions {
  if (variables.AUTH_MODE === 'passthrough') return { mode: 'passthrough' };
  const identity = identityOf(variables, iamUrl);
  return { mode: 'own-identity', deployment, identity, callers: callersOf(variables) };
}

function identityOf(variables: Variables, iamUrl: string | null): IdentityOptions {
  if (variables.AUTH_MODE === 'metadata') return { kind: 'metadata', metadataUrl: variables.METADATA_URL };
  const keyFile = variables.SERVICE_ACCOUNT_KEY_FILE;
  if (keyFile === undefined || iamUrl === null) throw new TypeError('There is a mistake that has not been reported.');
  return { kind: 'service-account', iamUrl, audience: variables.IAM_TOKEN_AUDIENCE ?? null, keyFile };
}

function callersOf(variables: Variables): CallersOptions {
  const { CALLER_JWKS_URL: url, CALLER_JWKS_FILE: file, CALLER_KEYS_FILE: keysFile = null } = variables;
  const { CALLER_JWT_ISSUER: issuer, CALLER_JWT_AUDIENCE: audience } = variables;
  const jwks = url !== undefined ? { url } : file !== undefined ? { file } : null;
  if (jwks === null || issuer === undefined || audience === undefined) return { jwt: null, keysFile };
  return { jwt: { jwks, issuer, audience }, keysFile };
}

function allowed(name: VariableName): string {
  return documentation.get(authenticationVariables[name])?.allowed ?? '';
}
