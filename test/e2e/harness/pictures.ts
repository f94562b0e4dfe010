import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach } from 'vitest';
import type { LaunchedDesk } from './launch.ts';

const folder = resolve(import.meta.dirname, '../../../test-results');

/** After each test of this file that failed, keeps a picture of what the window showed, named after the test. */
export function pictureOnFailure(desk: () => LaunchedDesk | null): void {
  afterEach(async ({ task }) => {
    const shown = desk();
    if (task.result?.state !== 'fail' || shown === null) return;
    mkdirSync(folder, { recursive: true });
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
    await shown.page.screenshot({ path: join(folder, `${name}.png`) }).catch(() => undefined);
  });
}
