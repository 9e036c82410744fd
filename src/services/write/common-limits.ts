import { characters, type LabelLimits, matching } from './check.ts';

// What BareMetal and Cloud Desktop allow alike (their API references, Image and DesktopImage: create, copy, update).

export const description = characters(0, 1024);

export const labels: LabelLimits = {
  key: matching(/^[a-z][-_0-9a-z]{0,62}$/, '1 to 63 characters of a-z, 0-9, "-" and "_", beginning with a letter'),
  value: matching(/^[-_0-9a-z]{0,63}$/, 'at most 63 characters of a-z, 0-9, "-" and "_"'),
};
