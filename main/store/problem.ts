import { isHeldElsewhere } from '#shared/heldFile.ts';

/**
 * Why the store cannot be opened, or why a statement failed for a reason of the world's. A closed union: one kind for
 * each way to recover. Nothing of it ever deletes or overwrites a file.
 */
export type StoreProblem =
  /** A newer version of the desk wrote the file: it was not touched. */
  | { readonly kind: 'newer'; readonly version: number; readonly known: number }
  /** There is a file but the keychain has no key for it: it was not touched. */
  | { readonly kind: 'keyMissing' }
  /** The key is not the one that the file was written with, or the file is no database at all: it was not touched. */
  | { readonly kind: 'wrongKey' }
  /** The file is damaged. */
  | { readonly kind: 'corrupt'; readonly detail: string }
  | { readonly kind: 'diskFull' }
  /** The file or its folder may not be written. */
  | { readonly kind: 'readOnly' }
  /** Another program holds the file. */
  | { readonly kind: 'busy' }
  /** The disk or the addon failed otherwise; `code` is SQLite's or the system's. */
  | { readonly kind: 'io'; readonly code: string };

/** What helps: each problem has exactly one first thing to do. */
export type Recovery =
  'updateTheDesk' | 'bringBackTheKey' | 'setAside' | 'freeSpace' | 'allowWriting' | 'tryAgain';

/** The first thing to do about a problem; `setAside` means `setAside()` and then opening a fresh file. */
export function recoveryOf(problem: StoreProblem): Recovery {
  switch (problem.kind) {
    case 'newer':
      return 'updateTheDesk';
    case 'keyMissing':
    case 'wrongKey':
      return 'bringBackTheKey';
    case 'corrupt':
      return 'setAside';
    case 'diskFull':
      return 'freeSpace';
    case 'readOnly':
      return 'allowWriting';
    case 'busy':
    case 'io':
      return 'tryAgain';
  }
}

/**
 * A statement that failed: with its SQL and never its parameters, which may be a patient's.
 * `problem` is `null` where the failure is a bug (a broken constraint, a misspelt column).
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly sql: string;
  readonly code: string;
  readonly problem: StoreProblem | null;

  constructor(cause: unknown, sql: string) {
    const code = codeOf(cause);
    super(`${code}: ${messageOf(cause)} in: ${sql}`, { cause });
    this.sql = sql;
    this.code = code;
    this.problem = problemOf(cause);
  }
}

/** The problem behind anything that was thrown, or `null` for a bug. @param platform as Node names it */
export function problemOf(thrown: unknown, platform: string = process.platform): StoreProblem | null {
  if (thrown instanceof StoreError) return thrown.problem;
  return isHeldElsewhere(thrown, platform) ? { kind: 'busy' } : problemOfCode(codeOf(thrown));
}

/** SQLite's extended result code or the system's error code, as text. */
export function codeOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  return typeof code === 'string' ? code : 'UNKNOWN';
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : 'not an error';
}

function problemOfCode(code: string): StoreProblem | null {
  // The shared-memory file of the WAL could not grow: said of a full disk only.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC')
    return { kind: 'diskFull' };
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return { kind: 'readOnly' };
  }
  // The last is said where others begin and end reading so fast that the log's index stays locked.
  if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(code)) return { kind: 'busy' };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return { kind: 'corrupt', detail: code };
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) return { kind: 'io', code };
  return /^E[A-Z0-9]+$/.test(code) || code.startsWith('ERR_DLOPEN') ? { kind: 'io', code } : null;
}
