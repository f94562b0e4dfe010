import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock, Log } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { backupInto } from './backup.ts';
import { database, type Database, type Durability } from './database.ts';
import { inCommits, inThread, type Checkpoints } from './checkpoints.ts';
import { inspect, type LogDamage } from './inspect.ts';
import { writeKeyMark } from './keyMark.ts';
import { admitLoss, loss, type Loss } from './loss.ts';
import { migrate, type Migration } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { codeOf, problemOf, type StoreProblem } from './problem.ts';
import { repositories, type Repositories } from './repositories.ts';
import { copyAside, dropLog, setAside } from './setAside.ts';
import { connect } from './sqlite.ts';
import { beyondAll, openWitness, type Witness } from './witness.ts';

/** How the file was found, for the screen to tell. */
export type Opening =
  | { readonly kind: 'created' }
  /** `checked`: the desk had not closed it (a crash, a power cut), and it was found whole. */
  | { readonly kind: 'opened'; readonly checked: boolean }
  /** Its log was damaged: file and log are kept as `copiedTo`, and this is the file with what could be read. */
  | { readonly kind: 'mended'; readonly copiedTo: string; readonly detail: string; readonly lost: boolean }
  /** It was damaged: its bytes are kept as `movedTo`, and this is a fresh file that the next import fills. */
  | { readonly kind: 'setAside'; readonly movedTo: string; readonly detail: string };

/** The open store: every repository, and the life of the file. */
export interface OpenStore extends Repositories {
  readonly opening: Opening;
  /** The new name of the damaged file in whose place this one was made. */
  readonly setAside: string | null;
  readonly loss: Loss;
  /** All or nothing; nested calls join the outer one, whose durability counts. `work` must not be async. */
  transaction<T>(work: () => T, durability?: Durability): T;
  /** Writes a whole, encrypted copy with the same key to a file that must not exist yet. */
  backup(toFile: string): Promise<Result<null, StoreProblem>>;
  /** Marks the clean end and closes. Closing twice is allowed. */
  close(): void;
}

export interface StoreOptions {
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
  /** For the tests of migrations. */
  readonly migrations?: readonly Migration[];
}

const dayMs = 86_400_000;
/** How long settled events and unreadable items are kept for support. */
const housekeepingMs = 60 * dayMs;

/**
 * Opens the store, or makes it. A missing or wrong key and a newer version leave the file exactly as it is and are the
 * caller's to tell; a damaged file is set aside here, at once, and a fresh one opened: `opening` says so.
 */
export function openStore(options: StoreOptions): Result<OpenStore, StoreProblem> {
  const { key } = options;
  if (key === null) return err({ kind: 'keyMissing' });
  return guarded(() => {
    mkdirSync(dirname(options.file), { recursive: true, mode: 0o700 });
    return openWith(key, options);
  });
}

function openWith(key: Uint8Array, options: StoreOptions): Result<OpenStore, StoreProblem> {
  const { file, clock, log } = options;
  const steps = options.migrations ?? migrations;
  const inspection = inspect({ file, key }, steps.length);
  switch (inspection.kind) {
    case 'absent':
      return begin(key, options, { kind: 'created' });
    case 'sound': {
      const { checked, damage } = inspection;
      const opened = begin(key, options, damage === null ? { kind: 'opened', checked } : mend(damage));
      return opened.ok || opened.error.kind !== 'corrupt' ? opened : replace(opened.error.detail);
    }
    case 'problem':
      return inspection.problem.kind === 'corrupt'
        ? replace(inspection.problem.detail)
        : err(inspection.problem);
  }

  /** From here on the file is written to: what it was is kept first. */
  function mend({ detail, useLog, lost }: LogDamage): Opening {
    const copiedTo = copyAside(file, clock.now());
    if (!useLog) dropLog(file);
    log.error('store.logDamaged', { detail, useLog, lost });
    return { kind: 'mended', copiedTo, detail, lost };
  }

  function replace(detail: string): Result<OpenStore, StoreProblem> {
    const movedTo = setAside(file, clock.now());
    log.error('store.setAside', { detail });
    return begin(key, options, { kind: 'setAside', movedTo, detail });
  }
}

function begin(key: Uint8Array, options: StoreOptions, opening: Opening): Result<OpenStore, StoreProblem> {
  const { file, clock, log, slowMs = 50 } = options;
  const witness = openWitness(file);
  // Until the loss is in the file, a desk that dies must find it again, also where the first write covers its traces.
  if (opening.kind === 'mended' && opening.lost) witness.tell(beyondAll);
  const addon = connect({ file, key, readonly: false });
  let checkpoints = inCommits;
  const db = database(addon, {
    log,
    slowMs,
    onAcknowledged: (entry) => void witness.tell(entry),
    onCommitted: () => checkpoints.committed(),
  });
  const begun = guarded(() => {
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA foreign_keys = ON');
    // Kibibytes at most, and all of it stays resident: a hospital’s year is written half as fast with 16,000, and with 48,000 a
    // search is up to 6 ms quicker, but the desk has 50 MB more.
    db.exec('PRAGMA cache_size = -32000');
    migrate(db, options.migrations ?? migrations);
    markClosed(db, 'not');
    writeKeyMark(file, key);
    chmodSync(file, 0o600);
    const tables = repositories(db, clock);
    const before = clock.now() - housekeepingMs;
    for (const table of [tables.inbox, tables.unreadable]) table.prune(before);
    if (opening.kind === 'mended') {
      if (opening.lost) admitLoss(db, tables, opening.copiedTo, clock.now());
      // What stands behind the damage would be found again after the next crash.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    }
    if (!witness.tell(tables.audit.newest())) log.warn('store.noWitness');
    return ok(tables);
  });
  if (!begun.ok) {
    db.close();
    witness.close();
    return begun;
  }
  const { checkpointWorker } = options;
  if (checkpointWorker !== undefined) checkpoints = inThread(checkpointWorker, { file, key, db, log });
  log.info('store.open', { opening: opening.kind });
  return ok(openedStore(db, witness, checkpoints, begun.value, opening, log));
}

function openedStore(
  db: Database,
  witness: Witness,
  checkpoints: Checkpoints,
  tables: Repositories,
  opening: Opening,
  log: Log,
): OpenStore {
  let open = true;
  return {
    ...tables,
    opening,
    loss: loss(tables),
    setAside: opening.kind === 'setAside' ? opening.movedTo : null,
    transaction: (work, durability) => db.transaction(work, durability),
    backup: (toFile) => backupInto(db, toFile),
    close() {
      if (!open) return;
      open = false;
      try {
        // After damage was seen the mark stays away, so that the next opening checks the whole file.
        if (!db.sawCorruption()) {
          tables.freshness.flush();
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
