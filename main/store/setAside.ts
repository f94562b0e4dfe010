import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import type { EpochMs } from '#shared/time/zone.ts';
import { witnessFile } from './witness.ts';

/** What lies beside a file: its log, the log's index, its witness. They belong to it and go before it. */
const companions = ['-shm', '-wal', witnessFile('')] as const;
const markEnd = '.key-id';

/**
 * Renames a store's file with all that belongs to it, so that a fresh one can be made in its place. Nothing is deleted,
 * changed or overwritten; with its key the file can still be opened under its new name. The store must be closed.
 * @returns the new name of the file
 * @throws the system's error where renaming is not possible
 */
export function setAside(file: string, now: EpochMs): string {
  const target = asideName(file, now);
  // The mark is copied, not moved, and the database goes last: after a crash in between, the file is still in its place
  // and still known to be ours, and setting aside starts again.
  if (existsSync(file + markEnd)) copyFileSync(file + markEnd, target + markEnd, constants.COPYFILE_EXCL);
  for (const companion of [...companions, '']) {
    if (existsSync(file + companion)) renameSync(file + companion, target + companion);
  }
  return target;
}

/**
 * Copies a store's file and all that belongs to it, byte for byte, before what is left of it is worked on.
 * @returns the name of the copy
 * @throws the system's error where there is no room; what was copied by then is gone again
 */
export function copyAside(file: string, now: EpochMs): string {
  const target = asideName(file, now);
  const made: string[] = [];
  try {
    for (const end of [markEnd, ...companions, '']) {
      if (!existsSync(file + end)) continue;
      made.push(target + end);
      copyFileSync(file + end, target + end, constants.COPYFILE_EXCL);
    }
  } catch (thrown) {
    for (const copy of made) rmSync(copy, { force: true });
    throw thrown;
  }
  return target;
}

/** Takes away a log of which there is a copy, so that the file is read without it. */
export function dropLog(file: string): void {
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
}

function asideName(file: string, now: EpochMs): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return freeName(`${file}.set-aside-${stamp}`);
}

function freeName(wanted: string): string {
  const taken = (name: string): boolean => ['', markEnd, ...companions].some((end) => existsSync(name + end));
  let name = wanted;
  for (let count = 2; taken(name); count += 1) name = `${wanted}-${count}`;
  return name;
}
