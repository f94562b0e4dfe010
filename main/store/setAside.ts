import { existsSync, renameSync } from 'node:fs';
import type { EpochMs } from '#shared/time/zone.ts';

/** What may lie beside a store: SQLite's log and its index, and the mark of the key. */
const companions = ['', '-wal', '-shm', '.key-id'] as const;

/**
 * Renames a store's file with all that belongs to it, so that a fresh one can be made in its place. Nothing is deleted,
 * changed or overwritten; with its key the file can still be opened under its new name. The store must be closed.
 * @returns the new name of the file
 * @throws the system's error where renaming is not possible
 */
export function setAside(file: string, now: EpochMs): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const target = freeName(`${file}.set-aside-${stamp}`);
  // The database goes last: after a crash in between it is still in its place, and setting aside starts again.
  for (const companion of companions.toReversed()) {
    if (existsSync(file + companion)) renameSync(file + companion, target + companion);
  }
  return target;
}

function freeName(wanted: string): string {
  const taken = (name: string): boolean => companions.some((companion) => existsSync(name + companion));
  let name = wanted;
  for (let count = 2; taken(name); count += 1) name = `${wanted}-${count}`;
  return name;
}
