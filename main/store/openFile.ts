import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock, Log } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { database, type Database } from './database.ts';
import { inCommits, ThreadCheckpoints, type Checkpoints } from './checkpoints.ts';
import { orHeld } from './holder.ts';
import { inspect, type LogDamage } from './inspect.ts';
import { writeKeyMark } from './keyMark.ts';
import { migrate, type Migration } from './migrate.ts';
import { codeOf, problemOf, type StoreProblem } from './problem.ts';
import { copyAside, dropLog, putBack, removeCopy, restoreLog, setAside, stateOf } from './setAside.ts';
import { connect } from './sqlite.ts';
import { beyondAll, openWitness, type Witness } from './witness.ts';
import { removeCopyOf } from './withoutLog.ts';

/** How the file was found, for the screen to tell. */
export type Opening =
  | { readonly kind: 'created' }
  /** `checked`: the desk had not closed it (a crash, a power cut), and it was found whole. */
  | { readonly kind: 'opened'; readonly checked: boolean }
  /** Its log was damaged: file and log are kept as `copiedTo`, and this is the file with what could be read. */
  | { readonly kind: 'mended'; readonly copiedTo: string; readonly detail: string; readonly lost: boolean }
  /** It was damaged: its bytes are kept as `movedTo`, and this is a fresh file. */
  | { readonly kind: 'setAside'; readonly movedTo: string; readonly detail: string };

export interface FileOptions {
  /** Absolute path. Its folder is made where it is missing. */
  readonly file: string;
  /** 32 random bytes, or `null` where the keychain has none for this file. */
  readonly key: Uint8Array | null;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** Statements that take longer are reported to the log. Milliseconds. */
  readonly slowMs?: number;
  /** The thread that folds the log into the file (checkpoints.ts); without one, commits do. */
  readonly checkpointWorker?: URL;
}

/**
 * What one sort of file has of its own. Its first step makes the tables `meta` (name, value) and `audit`, whose `id` counts what was
 * acknowledged and never goes back: the witness goes by it.
 */
export interface FileFormat<T> {
  readonly migrations: readonly Migration[];
  tables(db: Database): T;
  /** The newest entry of `audit`; 0 where there is none. */
  newest(tables: T): number;
  /** Takes note, in one transaction with a new entry, that acknowledged entries are lost. @param keptAs where the copy of the damaged file is */
  admitLoss(db: Database, tables: T, keptAs: string, at: EpochMs): void;
  /** Writes what waits in memory, before the clean end. */
  flush(tables: T): void;
}

/** A file at work. */
export interface OpenedFile<T> {
  readonly tables: T;
  readonly db: Database;
  readonly opening: Opening;
  readonly checkpoints: Checkpoints;
  /** Marks the clean end and closes. Closing twice is allowed. */
  readonly close: () => void;
}

/**
 * Opens an encrypted file, or makes it. A missing or wrong key and a newer version leave the file exactly as it is and are the
 * caller's to tell. A damaged file is set aside here, at once, and a fresh one opened: `opening` says so. Passing troubles (a full
 * disk, a file that another program holds) leave everything where it was, so that opening can be tried again.
 */
export function openFile<T>(
  options: FileOptions,
  format: FileFormat<T>,
): Result<OpenedFile<T>, StoreProblem> {
  const { key } = options;
  if (key === null) return err({ kind: 'keyMissing' });
  const opened = guarded(() => {
    mkdirSync(dirname(options.file), { recursive: true, mode: 0o700 });
    return openWith(key, options, format);
  });
  return opened.ok ? opened : err(orHeld(opened.error, options.file));
}

function openWith<T>(
  key: Uint8Array,
  options: FileOptions,
  format: FileFormat<T>,
): Result<OpenedFile<T>, StoreProblem> {
  const { file, clock, log } = options;
  const start = (opening: Opening) => begin(key, options, format, opening);
  try {
    removeCopyOf(file);
  } catch (thrown) {
    // Somebody else reads it at this moment: at the next start, then.
    log.warn('store.copyLeft', { code: codeOf(thrown) });
  }
  const inspection = inspect({ file, key }, format.migrations.length);
  switch (inspection.kind) {
    case 'absent':
      return start({ kind: 'created' });
    case 'sound': {
      const { checked, damage } = inspection;
      const opened = damage === null ? start({ kind: 'opened', checked }) : mend(damage);
      return opened.ok || opened.error.kind !== 'corrupt' ? opened : replace(opened.error.detail);
    }
    case 'problem':
      return inspection.problem.kind === 'corrupt'
        ? replace(inspection.problem.detail)
        : err(inspection.problem);
  }

  /** From here on the file is written to: what it was is kept first. */
  function mend({ detail, useLog, lost }: LogDamage): Result<OpenedFile<T>, StoreProblem> {
    const copiedTo = copyAside(file, clock.now());
    log.error('store.logDamaged', { detail, useLog, lost });
    let before = stateOf(file);
    const opened = guarded(() => {
      if (!useLog) dropLog(file);
      before = stateOf(file);
      return start({ kind: 'mended', copiedTo, detail, lost });
    });
    if (!opened.ok && stateOf(file) === before) {
      // Nothing was written, and each further try would leave a copy more.
      if (!useLog) restoreLog(file, copiedTo);
      removeCopy(copiedTo);
    }
    return opened;
  }

  function replace(detail: string): Result<OpenedFile<T>, StoreProblem> {
    const movedTo = setAside(file, clock.now());
    log.error('store.setAside', { detail });
    const opened = guarded(() => start({ kind: 'setAside', movedTo, detail }));
    if (!opened.ok) putBack(file, movedTo);
    return opened;
  }
}

function begin<T>(
  key: Uint8Array,
  options: FileOptions,
  format: FileFormat<T>,
  opening: Opening,
): Result<OpenedFile<T>, StoreProblem> {
  const { file, clock, log, slowMs = 50 } = options;
  const witness = openWitness(file);
  // Until the loss is in the file, a desk that dies must find it again, also where the first write covers its traces.
  if (opening.kind === 'mended' && opening.lost) witness.record(beyondAll);
  const addon = connect({ file, key, readonly: false });
  let checkpoints = inCommits;
  const db = database(addon, {
    log,
    slowMs,
    onAcknowledged: (entry) => void witness.record(entry),
    onCommitted: () => checkpoints.committed(),
  });
  const begun = guarded(() => {
    // Before the first page is written. Of a file that is there already it changes nothing (compacting.ts), and would cost a commit.
    if (opening.kind === 'created' || opening.kind === 'setAside')
      db.exec('PRAGMA auto_vacuum = INCREMENTAL');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA foreign_keys = ON');
    // Kibibytes at most, and all of it stays resident. With 16,000 a hospital’s year is written half as fast. With 48,000 a
    // search is up to 6 ms quicker, but the desk has 50 MB more.
    db.exec('PRAGMA cache_size = -32000');
    migrate(db, format.migrations);
    markClosed(db, 'not');
    writeKeyMark(file, key);
    chmodSync(file, 0o600);
    const tables = format.tables(db);
    if (opening.kind === 'mended') {
      if (opening.lost) format.admitLoss(db, tables, opening.copiedTo, clock.now());
      // What stands behind the damage would be found again after the next crash.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    }
    if (!witness.record(format.newest(tables))) log.warn('store.noWitness');
    return ok(tables);
  });
  if (!begun.ok) {
    db.close();
    witness.close();
    return begun;
  }
  const { checkpointWorker } = options;
  if (checkpointWorker !== undefined)
    checkpoints = new ThreadCheckpoints(checkpointWorker, { file, key, db, log });
  log.info('store.open', { opening: opening.kind });
  return ok(openedFile(format, { tables: begun.value, db, opening, checkpoints }, witness, log));
}

function openedFile<T>(
  format: FileFormat<T>,
  parts: Omit<OpenedFile<T>, 'close'>,
  witness: Witness,
  log: Log,
): OpenedFile<T> {
  const { tables, db, checkpoints } = parts;
  let open = true;
  return {
    ...parts,
    close() {
      if (!open) return;
      open = false;
      try {
        // After damage was seen the mark stays away, so that the next opening checks the whole file.
        if (!db.sawCorruption()) {
          format.flush(tables);
          markClosed(db, 'cleanly');
        }
      } catch (thrown) {
        // A full disk must not keep the desk from ending: without the mark the next opening only takes longer.
        const problem = problemOf(thrown);
        if (problem === null) throw thrown;
        log.warn('store.closedWithoutMark', { problem: problem.kind });
      } finally {
        checkpoints.end();
        db.close();
        witness.close();
      }
    },
  };
}

function markClosed(db: Database, how: 'cleanly' | 'not'): void {
  db.prepare(`INSERT OR REPLACE INTO meta (name, value) VALUES ('closed', ?)`).run(how);
}

/** Turns what the world did into a problem; bugs stay thrown. */
function guarded<T>(work: () => Result<T, StoreProblem>): Result<T, StoreProblem> {
  try {
    return work();
  } catch (thrown) {
    const problem = problemOf(thrown);
    if (problem === null) throw thrown;
    return err(problem.kind === 'io' ? { kind: 'io', code: codeOf(thrown) } : problem);
  }
}
