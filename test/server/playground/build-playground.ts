import { buildPage } from '../../support/build-page.ts';

/** Builds the playground, unless a build is there that is newer than every source. */
export function buildPlayground(): Promise<void> {
  return buildPage({ sources: 'src/server/playground/browser', target: 'playground' });
}
