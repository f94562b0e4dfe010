import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach } from 'vitest';
import type { LaunchedDesk } from './launch.ts';

const folder = resolve(import.meta.dirname, '../../../test-results');

/** Keeps a picture of what the window shows. @param name without its ending */
export async function takePicture({ page }: LaunchedDesk, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** After each test of this file that failed, keeps a picture of what the window showed, named after the test. */
export function pictureOnFailure(desk: () => LaunchedDesk | null): void {
  afterEach(async ({ task }) => {
    const shown = desk();
    if (task.result?.state !== 'fail' || shown === null) return;
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
    await takePicture(shown, name).catch(() => undefined);
  });
}
