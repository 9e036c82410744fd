import { existsSync } from 'node:fs';

/** The folder of `package.json`, below which are the sources and also what was built of them, at any depth. */
export const packageRoot = folderWith('package.json', new URL('./', import.meta.url));

function folderWith(name: string, folder: URL): URL {
  return existsSync(new URL(name, folder)) ? folder : folderWith(name, new URL('../', folder));
}
