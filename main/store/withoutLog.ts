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
 * file already, that is newer than what is left of a damaged log, and the two together are of no time at all.
 * @throws the system's error where there is no room for the copy
 */
export function readWithoutLog({ file, key }: Pick<Connecting, 'file' | 'key'>): Reading {
  const copy = `${file}.without-log`;
  const remove = (): void => ['', '-wal', '-shm'].forEach((end) => rmSync(copy + end, { force: true }));
  remove();
  let addon: Addon | null = null;
  try {
    copyFileSync(file, copy);
    addon = connect({ file: copy, key, readonly: true });
    return readingOf(addon);
  } finally {
    addon?.close();
    remove();
  }
}
