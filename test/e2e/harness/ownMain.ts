import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { makeCheckoutRuntime } from '../../../build/bootstrap/checkout-runtime.mjs';
import { electronRuntime } from '../../../build/bootstrap/runtime.mjs';

const checkout = resolve(import.meta.dirname, '../../..');

/** Another program in the product's place. */
export interface OwnMain {
  /** Absolute. */
  readonly executable: string;
  readonly remove: () => void;
}

/**
 * Bundles another main program around the real shell, with the real preload, and makes a runtime that starts it. It lies in a
 * new folder of `out`, since others may be building the same at the same time, and is laid out like a checkout of its own, so
 * that the bootstrap makes its runtime in the usual way.
 * @param main its source, from the checkout
 * @param threads sources of the threads that it starts, by the names of their bundles
 */
export async function buildOwnMain(
  name: string,
  main: string,
  threads: Readonly<Record<string, string>> = {},
): Promise<OwnMain> {
  mkdirSync(join(checkout, 'out'), { recursive: true });
  const root = mkdtempSync(join(checkout, 'out', `${name}-`));
  await bundle(main, join(root, 'out/main'), 'es', 'main.js');
  for (const [file, source] of Object.entries(threads))
    await bundle(source, join(root, 'out/main'), 'es', file);
  await bundle('preload/preload.ts', join(root, 'out/preload'), 'cjs', 'preload.cjs');
  const about = { name: `frontdesk-${name}`, productName: 'Frontdesk', version: '0.0.0', type: 'module' };
  writeFileSync(join(root, 'package.json'), JSON.stringify(about));
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const { executable, kind, version } = electronRuntime();
  await makeCheckoutRuntime(dirname(executable), { kind, version }, root);
  return {
    executable: electronRuntime(root).executable,
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
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
      emptyOutDir: false,
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
