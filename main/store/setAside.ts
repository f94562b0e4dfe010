import { constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import type { EpochMs } from '#shared/time/zone.ts';

/** What SQLite lays beside a file: its log and the log's index. They belong to it and go before it. */
const companions = ['-shm', '-wal'] as const;
const markEnd = '.key-id';

/**
 * Renames a store's file with all that belongs to it, so that a fresh one can be made in its place. Nothing is deleted,
 * changed or overwritten; with its key the file can still be opened under its new name. The store must be closed.
 * @returns the new name of the file
 * @throws the system's error where renaming is not possible
 */
export function setAside(file: string, now: EpochMs): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const target = freeName(`${file}.set-aside-${stamp}`);
  // The mark is copied, not moved, and the database goes last: after a crash in between, the file is still in its place
  // and still known to be ours, and setting aside starts again.
  if (existsSync(file + markEnd)) copyFileSync(file + markEnd, target + markEnd, constants.COPYFILE_EXCL);
  for (const companion of [...companions, '']) {
    if (existsSync(file + companion)) renameSync(file + companion, target + companion);
  }
  return target;
}

function freeName(wanted: string): string {
  const taken = (name: string): boolean => ['', markEnd, ...companions].some((end) => existsSync(name + end));
  let name = wanted;
  for (let count = 2; taken(name); count += 1) name = `${wanted}-${count}`;
  return name;
}
