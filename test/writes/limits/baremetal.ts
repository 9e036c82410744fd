import { idLimit, labelLimits, limit, type Limit } from './limit.ts';
import { characters, counts, matching, type Values } from './values.ts';

/* The limits of the BareMetal API reference: Image.create, .update, .delete. */

const text = (length: number): string => 'a'.repeat(length);

/** Labels of BareMetal and Cloud Desktop are limited alike. */
export const plainLabelLimits: readonly Limit[] = labelLimits(counts(0, 64), {
  key: matching(/^[a-z][-_0-9a-z]{0,62}$/, {
    allowed: ['a', text(63), 'a-_0'],
    broken: ['', text(64), '1a', 'A', 'a.b', 'a/b'],
  }),
  value: matching(/^[-_0-9a-z]{0,63}$/, { allowed: ['', text(63), '-_0z'], broken: [text(64), 'A', 'a.b', 'a@b'] }),
  characters: { key: '[a-z][-_0-9a-z]*', value: '[-_0-9a-z]*' },
});

/** What create and update, and the update of an image of any service, have in common. */
export const bareMetalMetadataLimits: readonly Limit[] = [
  limit(
    'name',
    '2 to 63, [a-z]([-a-z0-9]*[a-z0-9])?',
    matching(/^[a-z][-a-z0-9]{0,61}[a-z0-9]$/, {
      allowed: ['ab', text(63), 'a-9'],
      broken: ['', 'a', text(64), 'a_b', '9a', 'ab-', 'Ab'],
    }),
  ),
  limit('description', 'at most 1024', characters(0, 1024)),
  ...plainLabelLimits,
];

export const bareMetalIds: Values<string> = matching(/^[a-z][a-z0-9]{19}$/, {
  allowed: [text(20), `a${'9'.repeat(19)}`],
  broken: ['', text(19), text(21), `9${text(19)}`, `A${text(19)}`, `${text(19)}-`],
});

/** An image of BareMetal that is named by its own ID. */
export const bareMetalImageIdLimit = idLimit('imageId', '20, [a-z][a-z0-9]*', bareMetalIds);

export const bareMetalUpdateLimits: readonly Limit[] = [bareMetalImageIdLimit, ...bareMetalMetadataLimits];

const links: Values<string> = {
  ...characters(1, 1024),
  // What else than a link to an ISO the service makes of a text it does not say.
  allowed: characters(1, 1024).allowed.map((path) => `https://storage.example/${encodeURIComponent(path)}`),
  edges: { allowed: [`https://${text(1016)}`], broken: ['', `https://${text(1017)}`] },
};

export const bareMetalCreateLimits: readonly Limit[] = [
  limit(
    'folderId',
    '1 to 50, [a-z][a-z0-9.-]*',
    matching(/^[a-z][a-z0-9.-]{0,49}$/, {
      allowed: ['a', text(50), 'a.b-9'],
      broken: ['', text(51), '9a', 'A', 'a_b'],
    }),
  ),
  limit('uri', '1 to 1024', links),
  ...bareMetalMetadataLimits,
];
