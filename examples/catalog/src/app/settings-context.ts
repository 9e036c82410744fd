import { createContext, use } from 'react';
import type { Settings } from './settings.ts';

/** What the server has told of itself, for all components. */
export const SettingsContext = createContext<Settings | null>(null);

/** What the server has told of itself. */
export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('There are no settings around this component.');
  return settings;
}
