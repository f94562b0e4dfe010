import { constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type { EpochMs } from '#shared/time/zone.ts';
import { witnessFile } from './witness.ts';

/** What lies beside a file: its log, the log's index, its witness. They belong to it and go before it. */
const companions = ['-shm', '-wal', witnessFile('')] as const;
const markEnd = '.key-id';
/** What stands between a file's name and the time at which it was set aside or copied. */
export const asideMark = '.set-aside-';
/** All that a copy may be made of: its own end last. */
export const asideEnds = [markEnd, ...companions, ''] as const;

/** Renames one file; passed in so that a test can play a file that another program holds. */
export type Rename = (from: string, to: string) => void;

/**
 * Renames a store's file with all that belongs to it, so that a fresh one can be made in its place. Nothing is deleted,
 * changed or overwritten; with its key the file can still be opened under its new name. The store must be closed.
 * @returns the new name of the file
 * @throws the system's error where renaming is not possible; then everything is where it was
 */
export function setAside(file: string, now: EpochMs, rename: Rename = renameSync): string {
  const target = asideName(file, now);
  const moved: string[] = [];
  try {
    // The mark is copied, not moved, and the database goes last. After a crash in between the file is still in its place
    // and still known to be ours; setting aside starts again.
    if (existsSync(file + markEnd)) copyFileSync(file + markEnd, target + markEnd, constants.COPYFILE_EXCL);
    for (const end of [...companions, '']) {
      if (!existsSync(file + end)) continue;
      rename(file + end, target + end);
      moved.push(end);
    }
  } catch (thrown) {
    // Whoever tries again sets the whole aside, under one name.
    for (const end of moved.reverse()) rename(target + end, file + end);
    rmSync(target + markEnd, { force: true });
    throw thrown;
  }
  return target;
}

/**
 * Puts a file that was set aside in its place again, where the fresh one could not be begun. The next try starts from there, and
 * whichever succeeds tells what was set aside.
 */
export function putBack(file: string, target: string): void {
  // Of the fresh one, in which there is nothing yet.
  for (const end of [...companions, '', markEnd]) rmSync(file + end, { force: true });
  for (const end of ['', ...companions, markEnd])
    if (existsSync(target + end)) renameSync(target + end, file + end);
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
    for (const end of asideEnds) {
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

/** Changes whenever somebody writes to the file or to its log. */
export function stateOf(file: string): string {
  return ['', '-wal']
    .map((end) => statSync(file + end, { throwIfNoEntry: false }))
    .map((found) => (found === undefined || found.size === 0 ? 'none' : `${found.size} ${found.mtimeMs}`))
    .join(', ');
}

/** Takes away a copy that {@link copyAside} made, where what was to follow could not be done. */
export function removeCopy(target: string): void {
  for (const end of [markEnd, ...companions, '']) rmSync(target + end, { force: true });
}

/** Takes away a log of which there is a copy, so that the file is read without it. Its index goes first: it can be made anew. */
export function dropLog(file: string): void {
  for (const end of ['-shm', '-wal']) rmSync(file + end, { force: true });
}

/** Puts the log back from its copy, where the file could not be opened without it after all. */
export function restoreLog(file: string, target: string): void {
  if (existsSync(`${target}-wal`)) copyFileSync(`${target}-wal`, `${file}-wal`);
}

function asideName(file: string, now: EpochMs): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return freeName(`${file}${asideMark}${stamp}`);
}

function freeName(wanted: string): string {
  const taken = (name: string): boolean => asideEnds.some((end) => existsSync(name + end));
  let name = wanted;
  for (let count = 2; taken(name); count += 1) name = `${wanted}-${count}`;
  return name;
}
