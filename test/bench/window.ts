import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { ElectronApplication, Page } from 'playwright';
import { build } from 'vite';
import {
  checkoutRuntime,
  makeCheckoutRuntime,
  runtimeFolder,
} from '../../build/bootstrap/checkout-runtime.mjs';
import { checkout } from '../../build/bootstrap/places.mjs';
import { electronRuntime, sandboxArguments } from '../../build/bootstrap/runtime.mjs';
import { startElectron } from '../support/startElectron.ts';

/** A page of ours in the Electron of this checkout. */
export interface TestWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The built page, as an address; add a hash to choose what it shows. */
  readonly address: string;
  close(): Promise<void>;
}

/** The least main process there can be: one sandboxed window. */
const main = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, useContentSize: true, show: true,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false } });
  window.loadURL('about:blank');
});
app.on('window-all-closed', () => app.quit());
`;

/**
 * Builds a page with vite and opens a window for it, beside and apart from the product's own build.
 * @param folder the page's folder, with an `index.html`
 */
export async function openWindow(folder: string): Promise<TestWindow> {
  const { room, leave } = newRoom();
  try {
    await asProduct(() =>
      build({
        root: folder,
        base: './',
        logLevel: 'warn',
        configFile: false,
        mode: 'production',
        plugins: [react()],
        build: {
          outDir: join(room, 'page'),
          target: 'chrome130',
          assetsInlineLimit: 0,
          modulePreload: false,
          emptyOutDir: false,
        },
      }),
    );
    const { app, close } = await openIn(room, leave);
    const page = await app.firstWindow();
    return { app, page, address: `file://${join(room, 'page', 'index.html')}`, close };
  } catch (error) {
    leave();
    throw error;
  }
}

/** Builds what people get: where a test runner has said that this is a test, React would be the one that looks for mistakes. */
async function asProduct(work: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** The least that Electron can be: one blank window. What anything costs above it is its own. */
export async function openEmptyApp(): Promise<Pick<TestWindow, 'app' | 'close'>> {
  const { room, leave } = newRoom();
  return openIn(room, leave);
}

function newRoom(): { readonly room: string; readonly leave: () => void } {
  const cache = join(checkout, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const room = mkdtempSync(join(cache, 'board-window-'));
  return {
    room,
    leave: () => rmSync(room, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

async function openIn(room: string, leave: () => void): Promise<Pick<TestWindow, 'app' | 'close'>> {
  mkdirSync(join(room, 'out', 'main'), { recursive: true });
  writeFileSync(join(room, 'package.json'), JSON.stringify({ name: 'board-window', version: '0.0.0' }));
  writeFileSync(join(room, 'out', 'main', 'package.json'), JSON.stringify({ type: 'commonjs' }));
  writeFileSync(join(room, 'out', 'main', 'main.js'), main);
  await makeCheckoutRuntime(runtimeFolder(), checkoutRuntime() ?? electronRuntime(), room);
  const app = await startElectron({
    executablePath: electronRuntime(room).executable,
    args: [
      ...sandboxArguments(),
      '--force-device-scale-factor=1',
      `--user-data-dir=${join(room, 'user')}`,
      '--allow-file-access-from-files',
    ],
  });
  return {
    app,
    close: async () => {
      await app.close();
      leave();
    },
  };
}
