import { mkdir, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { heldPausesMs, isHeldElsewhere, whileHeld } from '#shared/heldFile.ts';

/** What is asked of the system; passed in so that a test can play a file that another program holds. */
export interface Files {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly platform: string;
  readonly pausesMs: readonly number[];
}

const real: Files = { rename, platform: process.platform, pausesMs: heldPausesMs };

/**
 * Writes a file whole or not at all: what was there stays as it was where the new one does not fit, or the machine dies. Where another
 * program holds the old one, it is tried again for about two seconds.
 * @throws the system's error
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  { rename: put, platform, pausesMs }: Files = real,
): Promise<void> {
  const half = `${path}.part`;
  const isHeld = (thrown: unknown): boolean => isHeldElsewhere(thrown, platform);
  try {
    await whileHeld(() => writeFile(half, content), isHeld, pause, pausesMs);
    await whileHeld(() => put(half, path), isHeld, pause, pausesMs);
  } catch (thrown) {
    await unlink(half).catch(() => undefined);
    throw thrown;
  }
}

/** The same for a file of the desk's own, whose folder is made where it is missing. */
export async function writeOwn(path: string, content: string, files: Files = real): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, content, files);
}
