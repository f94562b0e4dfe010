import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const inMemory = '/dev/shm';
/** The largest world of a test takes less than a gigabyte, and others run beside it. Bytes. */
const roomNeeded = 3 * 1_024 ** 3;

/**
 * Where tests keep files that end with them: in memory where the system has a place for that. A decision waits for the disk before it is
 * acknowledged, and a test's hours have thousands of them. What is about the disk itself, or about dying, stays on it (`onDisk`).
 */
export const quickPlace = (): string => (hasRoom() ? inMemory : onDisk());

/** For what is about the disk, and for what is measured. */
export const onDisk = (): string => tmpdir();

function hasRoom(): boolean {
  if (!existsSync(inMemory)) return false;
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize >= roomNeeded;
}
