import { copyFileSync, rmSync } from 'node:fs';
import { problemOf } from './problem.ts';
import { connect, type Addon, type Connecting } from './sqlite.ts';

/** What can be read of a store: whether all of it is whole, and the newest audit entry in it. */
export interface Reading {
  readonly whole: boolean;
  /** 0: none. */
  readonly recorded: number;
}

/**
 * Checks every page and every index: pages of two times beside each other can look right one by one. A file without
 * tables, which were in its log only, is nothing to go on with either.
 */
export function readingOf(addon: Addon): Reading {
  try {
    const hasTables = addon.pragma('user_version', { simple: true }) !== 0;
    const whole = hasTables && addon.pragma('integrity_check(1)', { simple: true }) === 'ok';
    return { whole, recorded: newestEntry(addon) };
  } catch (thrown) {
    if (problemOf(thrown)?.kind === 'corrupt') return { whole: false, recorded: 0 };
    throw thrown;
  }
}

/** The newest audit entry that can be read; 0 where there is none, or no audit yet. */
export function newestEntry(addon: Addon): number {
  const hasAudit = addon.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'audit'`).get() !== undefined;
  if (!hasAudit) return 0;
  const row = addon.prepare('SELECT max(id) AS id FROM audit').get() as { readonly id?: unknown };
  return typeof row.id === 'number' ? row.id : 0;
}

/**
 * Reads the file as if it had no log, from a copy that is gone afterwards. Where the whole log had been folded into the
 * file already, the file is newer than the rest of a damaged log. The two together are of no time at all.
 * @throws the system's error where there is no room for the copy
 */
export function readWithoutLog({ file, key }: Pick<Connecting, 'file' | 'key'>): Reading {
  const copy = copyOf(file);
  removeCopyOf(file);
  let addon: Addon | null = null;
  try {
    copyFileSync(file, copy);
    addon = connect({ file: copy, key, readonly: true });
    return readingOf(addon);
  } finally {
    addon?.close();
    removeCopyOf(file);
  }
}

/**
 * Removes what a crash has left of the copy that is read without its log: it holds patients, and nobody would ever find it.
 * @throws the system's error where it cannot be removed
 */
export function removeCopyOf(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(copyOf(file) + end, { force: true });
}

const copyOf = (file: string): string => `${file}.without-log`;
