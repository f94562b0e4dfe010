import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { makeCheckoutRuntime } from '../../../build/bootstrap/checkout-runtime.mjs';
import { electronRuntime } from '../../../build/bootstrap/runtime.mjs';

const checkout = resolve(import.meta.dirname, '../../..');

/**
 * Bundles another main program around the real shell, with the real preload, and makes a runtime that starts it. It lies in
 * `out/NAME`, laid out like a checkout of its own, so that the bootstrap makes its runtime in the usual way.
 * @param main its source, from the checkout
 * @returns the executable, absolute
 */
export async function buildOwnMain(name: string, main: string): Promise<string> {
  const root = join(checkout, 'out', name);
  await bundle(main, join(root, 'out/main'), 'es', 'main.js');
  await bundle('preload/preload.ts', join(root, 'out/preload'), 'cjs', 'preload.cjs');
  const about = { name: `frontdesk-${name}`, productName: 'Frontdesk', version: '0.0.0', type: 'module' };
  writeFileSync(join(root, 'package.json'), JSON.stringify(about));
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const { executable, kind, version } = electronRuntime();
  await makeCheckoutRuntime(dirname(executable), { kind, version }, root);
  return electronRuntime(root).executable;
}

async function bundle(input: string, outDir: string, format: 'es' | 'cjs', name: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: checkout,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20.18',
      minify: false,
      rolldownOptions: {
        input: join(checkout, input),
        external: ['electron', 'better-sqlite3', 'keytar'],
        output: { format, entryFileNames: name },
      },
    },
  });
}
