import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './compress.ts';

export default defineConfig({
  base: '/playground/',
  plugins: [react(), compressAssets()],
  build: {
    outDir: '../../../../dist/playground',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy takes icons and fonts as files.
    assetsInlineLimit: 0,
    // Monaco, the editor, is one file of 2.8 MB; it is loaded while the page is already there.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      // How long its plugins take is nothing that whoever runs `npm start` has to be told.
      checks: { bundlerTimings: false },
      // GraphiQL's packages carry directives for the React compiler, which has already been run over them.
      onLog: (level, log, handler) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
      },
    },
  },
});
