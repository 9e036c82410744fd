import type { PlaygroundSettings, PlaygroundTab } from '../settings.ts';

/** Reads the settings that the server has put into the page. */
export function readSettings(page: Document): PlaygroundSettings {
  const settings: unknown = JSON.parse(page.getElementById('playground-settings')?.textContent ?? 'null');
  if (!isSettings(settings)) throw new Error('The page does not hold the settings of the playground.');
  return settings;
}

function isSettings(value: unknown): value is PlaygroundSettings {
  return (
    isObject(value) &&
    typeof value['title'] === 'string' &&
    typeof value['headers'] === 'string' &&
    Array.isArray(value['tabs']) &&
    value['tabs'].length > 0 &&
    value['tabs'].every(isTab)
  );
}

function isTab(value: unknown): value is PlaygroundTab {
  return (
    isObject(value) &&
    typeof value['query'] === 'string' &&
    (value['variables'] === undefined || typeof value['variables'] === 'string')
  );
}

/** Whether a value out of JSON is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
