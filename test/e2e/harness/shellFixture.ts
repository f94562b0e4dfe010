import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { makeCheckoutRuntime } from '../../../build/bootstrap/checkout-runtime.mjs';
import { electronRuntime } from '../../../build/bootstrap/runtime.mjs';

const checkout = resolve(import.meta.dirname, '../../..');
/** Laid out like a checkout of its own, so that the bootstrap makes a runtime for it in the same way. */
const root = join(checkout, 'out/shell-fixture');

/**
 * Bundles the real shell and preload around `fixtures/shellMain.ts`, a desk without a clinic, and makes a runtime that
 * starts it: what the shell does is tested without store, sync or the screens.
 * @returns the executable, absolute
 */
export async function buildShellFixture(): Promise<string> {
  await bundle('test/e2e/fixtures/shellMain.ts', 'out/main', 'es', 'main.js');
  await bundle('preload/preload.ts', 'out/preload', 'cjs', 'preload.cjs');
  const about = { name: 'frontdesk-shell-test', productName: 'Frontdesk', version: '0.0.0', type: 'module' };
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
      outDir: join(root, outDir),
      emptyOutDir: true,
      target: 'node20.18',
      minify: false,
      rolldownOptions: {
        input: join(checkout, input),
        external: ['electron'],
        output: { format, entryFileNames: name },
      },
    },
  });
}
