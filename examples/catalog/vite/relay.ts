import { resolve } from 'node:path';
import { transformAsync } from '@babel/core';
import type { Plugin } from 'vite';

/**
 * Puts the artifacts of relay-compiler in place of the `graphql` tags. Vite compiles TypeScript and JSX without Babel,
 * which Relay's own plugin is for, so Babel is given the files with tags only, and leaves their types and JSX to Vite.
 */
export function relay(artifactDirectory: string): Plugin {
  return {
    name: 'relay',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: 'graphql`' },
      async handler(code, id) {
        const result = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          plugins: [['babel-plugin-relay', { artifactDirectory: resolve(artifactDirectory), eagerEsModules: true }]],
        });
        return { code: result?.code ?? code, map: result?.map ?? null };
      },
    },
  };
}
