import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkKeyMark } from './keyMark.ts';
import { readLog, type LogState } from './logFrames.ts';
import { codeOf, problemOf, type StoreProblem } from './problem.ts';
import { connect, type Addon, type Connecting } from './sqlite.ts';
import { readWitness } from './witness.ts';
import { newestEntry, readingOf, readWithoutLog, type Reading } from './withoutLog.ts';

/** What an existing file is, found out without changing a byte of it. */
export type Inspection =
  | { readonly kind: 'absent' }
  | { readonly kind: 'sound'; readonly checked: boolean; readonly damage: LogDamage | null }
  | { readonly kind: 'problem'; readonly problem: StoreProblem };

/** The file can be opened, but its log is damaged, or its end is missing. */
export interface LogDamage {
  readonly detail: string;
  /** False where the file has more without what is left of its log. */
  readonly useLog: boolean;
  /** Decisions that were acknowledged are missing, or nobody can say that none is. */
  readonly lost: boolean;
}

/**
 * Looks at a file through a read-only connection: is it ours, and is it of a version that we know. Where the desk did not
 * close it: is it whole. Read-only also when closing, where a writing connection would fold the log into the file.
 * @throws the system's error where the file or its folder may not be written
 */
export function inspect(connecting: Omit<Connecting, 'readonly'>, knownVersion: number): Inspection {
  const { file, key } = connecting;
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  // SQLite would say only that it cannot open the file: it needs to write beside it, too.
  accessSync(dirname(file), constants.W_OK);
  if (size === undefined) return { kind: 'absent' };
  accessSync(file, constants.R_OK | constants.W_OK);
  if (size <= 1) {
    // SQLite takes one byte for an empty file, too. The mark is written once there are tables: with it they are lost.
    return checkKeyMark(file, key) === 'unknown' ? { kind: 'absent' } : corrupt('the file is empty');
  }
  if (!hasKnownFormat(file) && checkKeyMark(file, key) === 'same') {
    return corrupt('the header names no format of ours');
  }
  let addon: Addon | null = null;
  try {
    const log = readLog(`${file}-wal`);
    addon = connect({ ...connecting, readonly: true });
    return look(addon, connecting, knownVersion, log);
  } catch (thrown) {
    return { kind: 'problem', problem: problemOf(thrown) ?? { kind: 'io', code: codeOf(thrown) } };
  } finally {
    addon?.close();
  }
}

/**
 * Bytes 18 and 19 name the format for writing and for reading: 1, or 2 with a log. The cipher does not
 * protect them. SQLite takes any other number for a file of a later version, which it opens for reading only.
 */
function hasKnownFormat(file: string): boolean {
  const header = Buffer.alloc(20);
  const handle = openSync(file, 'r');
  try {
    const read = readSync(handle, header, 0, header.length, 0);
    return read < header.length || [header[18], header[19]].every((format) => format === 1 || format === 2);
  } finally {
    closeSync(handle);
  }
}

function look(
  addon: Addon,
  { file, key }: Pick<Connecting, 'file' | 'key'>,
  known: number,
  log: LogState,
): Inspection {
  let version: unknown;
  try {
    version = addon.pragma('user_version', { simple: true });
  } catch (thrown) {
    // The first page cannot be read: with another key's mark, or none, it is not for us to touch.
    const problem = problemOf(thrown);
    if (codeOf(thrown) === 'SQLITE_NOTADB' && checkKeyMark(file, key) !== 'same') {
      return { kind: 'problem', problem: { kind: 'wrongKey' } };
    }
    if (problem === null) throw thrown;
    return { kind: 'problem', problem };
  }
  if (typeof version === 'number' && version > known) {
    return { kind: 'problem', problem: { kind: 'newer', version, known } };
  }
  const witnessed = readWitness(file);
  if (log.kind === 'damaged' || newestEntry(addon) < (witnessed ?? 0)) {
    const detail = log.kind === 'damaged' ? log.detail : 'the end of the log is missing';
    return lookAtDamage(readingOf(addon), readWithoutLog({ file, key }), witnessed, detail);
  }
  if (version === 0 || closedCleanly(addon)) return { kind: 'sound', checked: false, damage: null };
  const verdict = addon.pragma('quick_check(1)', { simple: true });
  return verdict === 'ok'
    ? { kind: 'sound', checked: true, damage: null }
    : corrupt('quick_check found damage');
}

/** Goes by whichever is whole and has more: the file with what is left of its log, or the file alone. */
function lookAtDamage(
  withLog: Reading,
  without: Reading,
  witnessed: number | null,
  detail: string,
): Inspection {
  const useLog = withLog.whole && (!without.whole || without.recorded <= withLog.recorded);
  const best = useLog ? withLog : without;
  if (!best.whole) return corrupt(detail);
  const lost = witnessed === null || best.recorded < witnessed;
  return { kind: 'sound', checked: true, damage: { detail, useLog, lost } };
}

function closedCleanly(addon: Addon): boolean {
  const row = addon.prepare(`SELECT value FROM meta WHERE name = 'closed'`).get() as
    { readonly value?: unknown } | undefined;
  return row?.value === 'cleanly';
}

function corrupt(detail: string): Inspection {
  return { kind: 'problem', problem: { kind: 'corrupt', detail } };
}
