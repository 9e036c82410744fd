import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './vite/compress.ts';
import { leanRelay } from './vite/lean-relay.ts';
import { relay } from './vite/relay.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The gateway that `npm run dev` sends operations to. */
const gateway = process.env['IMAGE_GATEWAY_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  base: '/catalog/',
  plugins: [leanRelay(), relay(path('src/relay/generated')), react(), compress()],
  build: {
    outDir: path('../../dist/catalog'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy takes icons as files.
    assetsInlineLimit: 0,
    // One file of script and no other, so that there is nothing to preload.
    modulePreload: false,
    chunkSizeWarningLimit: 600,
    // How long its plugins take is nothing that whoever runs `npm start` has to be told.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  server: { proxy: { '/graphql': { target: gateway, ws: true } } },
});
