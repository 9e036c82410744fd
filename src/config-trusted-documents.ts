import { z } from 'zod';
import { documentation, fileMistakes } from './config-variables.ts';
import { parseManifest } from './server/trusted-documents/manifest.ts';
import type { TrustedDocumentsOptions } from './server/trusted-documents/trusted-documents.ts';

/** The variables that say which documents clients may run by ID, and whether they may run others. */
export const trustedDocumentsVariables = {
  TRUSTED_DOCUMENTS_FILE: z.string().optional().register(documentation, {
    meaning: 'The manifest of the documents that clients run by ID. It is read again when it changes.',
    allowed: 'a JSON file as `image-gateway manifest`, Apollo, Relay and graphql-codegen write it',
  }),
  TRUSTED_DOCUMENTS_MODE: z.enum(['only', 'prefer']).prefault('only').register(documentation, {
    meaning: 'With a manifest: whether only its documents are run (`only`) or others too (`prefer`).',
    allowed: 'only or prefer',
  }),
} as const;

/** What is wrong with the manifest. */
export function trustedDocumentsMistakes(given: Readonly<Record<string, string>>): string[] {
  return fileMistakes(given, trustedDocumentsVariables, 'TRUSTED_DOCUMENTS_FILE', parseManifest);
}

/** What the variables mean. */
export function trustedDocumentsOptions(
  variables: z.output<z.ZodObject<typeof trustedDocumentsVariables>>,
): TrustedDocumentsOptions | null {
  const { TRUSTED_DOCUMENTS_FILE: file, TRUSTED_DOCUMENTS_MODE: mode } = variables;
  return file === undefined ? null : { file, mode };
}
