import { defineConfig, type Plugin } from 'vite';

/**
 * Bundles the gateway's program, `dist/cli.js`, with the packages that it uses. Most of a start is the finding and
 * loading of files, of which there would be some 1,500. (docs/performance.md has the figures.)
 */
export default defineConfig({
  plugins: [latin1()],
  resolve: {
    // Some import the ES modules of graphql-js and some its CommonJS modules, which would not know each other's types.
    alias: [
      { find: /^graphql\/(.+?)(\.m?js)?$/, replacement: 'graphql/$1.mjs' },
      // It looks for Node's own hashes in a way that a bundle has not, and would take those written in JavaScript.
      { find: '@apollo/utils.createhash', replacement: 'node:crypto' },
    ],
  },
  define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
  build: {
    ssr: 'src/cli.ts',
    target: 'node20.19',
    // The pages that the gateway serves are built into the same folder.
    emptyOutDir: false,
    sourcemap: true,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // Fastify imports these where a route has a JSON schema, and none has (src/server/json-schemas.ts).
      external: ['@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler'],
      output: {
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Node.js keeps the text of what it runs. Names stay as they are: stacks and profiles tell them.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
  ssr: { noExternal: true },
});

/** V8 keeps a text with two bytes a character, all of it, when one of its characters is beyond Latin-1. */
function latin1(): Plugin {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'latin-1',
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\xff]/g, escaped);
      }
    },
  };
}
