import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { fontPreload } from './build/fontPreload.ts';
import { firstScript } from './build/firstScript.ts';

const here = (path: string): string => resolve(import.meta.dirname, path);

/**
 * Native modules stay outside the bundle; everything else goes in, so that the installed app carries no loose packages.
 * Targets are those of the oldest runtime that it must run on (docs/ARCHITECTURE.md): Node 20.18 and Chromium 130.
 */
const outside = ['electron', 'better-sqlite3', 'keytar'];

const first = firstScript();

export default defineConfig({
  main: {
    build: {
      outDir: here('out/main'),
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        external: outside,
        input: {
          main: here('main/main.ts'),
          'checkpoint-worker': here('main/store/checkpointWorker.ts'),
          'practice-worker': here('main/practice/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: here('out/preload'),
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron'],
        input: here('preload/preload.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [react(), first.plugin, fontPreload()],
    // Read and parsed at each start: a third of the letters, and catalogues as texts, which are read faster than code.
    json: { stringify: true },
    build: {
      outDir: here('out/renderer'),
      target: 'chrome130',
      minify: true,
      assetsInlineLimit: 0,
      // The first script is one file on purpose (build/firstScript.ts); a test holds its size.
      chunkSizeWarningLimit: 1_200,
      rolldownOptions: {
        input: here('renderer/index.html'),
        output: { codeSplitting: { groups: [first.group] } },
      },
    },
  },
});
