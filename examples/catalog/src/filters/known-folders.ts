import { useState } from 'react';
import { useSettings } from '../app/settings-context.ts';

/** Where the folders that a visitor has added are kept: in this browser. An ID of a folder is no secret. */
const KEY = 'catalog.folders';

/** The folders to choose from: those of the settings, those that were added, and those that are chosen. */
export function useKnownFolders(chosen: readonly string[]): readonly [string[], (folder: string) => void] {
  const { folderIds } = useSettings();
  const [added, setAdded] = useState(readAdded);
  const add = (folder: string): void => {
    const next = [...new Set([...added, folder])];
    localStorage.setItem(KEY, JSON.stringify(next));
    setAdded(next);
  };
  return [[...new Set([...folderIds, ...added, ...chosen])], add];
}

function readAdded(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((folder) => typeof folder === 'string') : [];
  } catch {
    return [];
  }
}
