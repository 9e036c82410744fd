import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

/** The `load` hook of Node.js: https://nodejs.org/api/module.html#loadurl-context-nextload */
export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return await nextLoad(url, context);
  const { code } = await transformFile(fileURLToPath(url), {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
