import type { Storage as GraphiQLStorage } from '@graphiql/toolkit';
import type { PlaygroundSettings } from '../settings.ts';
import { isObject } from './settings.ts';

/** What GraphiQL's keys in the storage begin with. */
const NAMESPACE = 'graphiql:';

/** Where GraphiQL's history keeps operations, each with the headers that it was sent with. */
const HISTORY_KEYS = new Set([`${NAMESPACE}queries`, `${NAMESPACE}favorites`]);

/**
 * The browser's storage for GraphiQL, which never gets to hold a token: GraphiQL leaves the headers out of the tabs
 * that it stores, but not out of its history. There the initial headers take their place.
 */
export function createStorage(browser: Storage, settings: PlaygroundSettings): GraphiQLStorage {
  if (browser.getItem(`${NAMESPACE}tabState`) === null) prepareFirstVisit(browser, settings);
  return {
    get length() {
      return ownKeys(browser).length;
    },
    getItem: (key) => browser.getItem(key),
    setItem: (key, value) => {
      browser.setItem(key, HISTORY_KEYS.has(key) ? replaceHeaders(value, settings.headers) : value);
    },
    removeItem: (key) => {
      browser.removeItem(key);
    },
    clear: () => {
      for (const key of ownKeys(browser)) browser.removeItem(key);
    },
  };
}

/** GraphiQL takes the tabs of a first visit from the settings, but what its editors hold from the storage alone. */
function prepareFirstVisit(browser: Storage, { tabs: [tab] }: PlaygroundSettings): void {
  browser.setItem(`${NAMESPACE}query`, tab.query);
  browser.setItem(`${NAMESPACE}variables`, tab.variables ?? '');
  // More room for the query, beside the explorer and above the headers.
  browser.setItem(`${NAMESPACE}docExplorerFlex`, '0.28');
  browser.setItem(`${NAMESPACE}secondaryEditorFlex`, '5');
}

function ownKeys(browser: Storage): string[] {
  return Object.keys(browser).filter((key) => key.startsWith(NAMESPACE));
}

function replaceHeaders(history: string, headers: string): string {
  return JSON.stringify(JSON.parse(history), (_key, value: unknown) =>
    isObject(value) && 'headers' in value ? { ...value, headers } : value,
  );
}
