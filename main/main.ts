import { join } from 'node:path';
import { runShell } from './shell/shell.ts';

/** The composition root, with compose/: which files, which parts, at which pace. Nothing else knows them all. */
runShell(
  {
    renderer: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
  },
  async (parts) => {
    const { composeDesk, vendorPace } = await import('./compose/composeDesk.ts');
    return composeDesk(parts, new URL(import.meta.url), vendorPace);
  },
);
