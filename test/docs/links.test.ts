import { describe, expect, it } from '@jest/globals';
import { documents, linkMistake, linksOf, readDocument } from './markdown.ts';

describe('links within the repository', () => {
  it.each(documents())('lead to files and headings that are there: %s', (document) => {
    const mistakes = linksOf(readDocument(document)).map((target) => linkMistake(document, target));
    expect(mistakes.filter((mistake) => mistake !== null)).toEqual([]);
  });

  it('are found, and found to be broken', () => {
    expect(linksOf('[a](b.md) [`c`](#d) [e](https://example.net/)\n\n[f]: ../g\n\n```\n[h](i)\n```\n')).toEqual([
      'b.md',
      '#d',
      '../g',
    ]);
    expect(linkMistake('README.md', 'docs/no-such-page.md')).toBe('README.md: there is no docs/no-such-page.md');
    expect(linkMistake('README.md', '#no-such-heading')).toBe('README.md: there is no heading for #no-such-heading');
    expect(linkMistake('docs/limits.md', '../README.md#a-query-and-its-answer')).toBeNull();
  });

  it('lead from the README to every page of the documentation', () => {
    const pages = documents().filter((path) => path.startsWith('docs/'));
    const linked = linksOf(readDocument('README.md')).map((target) => target.split('#', 1)[0]);
    expect(pages.filter((page) => !linked.includes(page))).toEqual([]);
  });
});
