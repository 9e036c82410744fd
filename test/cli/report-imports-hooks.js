import { writeSync } from 'node:fs';

/** Tells standard error which modules of packages the program imports, when it does. */
export function load(url, context, nextLoad) {
  const [, module] = url.split('/node_modules/');
  if (module !== undefined) writeSync(2, `imports ${module}\n`);
  return nextLoad(url, context);
}
