import { basename } from 'node:path';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../database.ts';
import { keptCopies, type KeptCopies } from '../keptCopies.ts';
import { loss, lossSetting, type Loss } from '../loss.ts';
import { openFile, type FileFormat, type FileOptions, type OpenedFile, type Opening } from '../openFile.ts';
import { problemOf, type StoreProblem } from '../problem.ts';
import { settings, type Settings } from '../settings.ts';
import { seatDeeds, type SeatDeeds } from './deeds.ts';
import { seatMembers, type SeatMembers } from './members.ts';
import { seatMigrations } from './migrations/all.ts';

/** The open file of a seat. It is small: commits fold its log by themselves. */
export interface OpenSeat {
  readonly settings: Settings;
  readonly staff: SeatMembers;
  readonly deeds: SeatDeeds;
  /** What of it is missing, also where the whole file was set aside. */
  readonly loss: Loss;
  readonly copies: KeptCopies;
  readonly opening: Opening;
  /** All or nothing, and on the disk when it returns; nested calls join the outer one. `work` must not be async. */
  transaction<T>(work: () => T): T;
  /** Marks the clean end and closes. Closing twice is allowed. */
  close(): void;
}

interface Tables {
  readonly settings: Settings;
  readonly staff: SeatMembers;
  readonly deeds: ReturnType<typeof seatDeeds>;
}

interface SeatOptions extends Omit<FileOptions, 'checkpointWorker'> {
  /** The new name of one that cannot be opened any more, where a fresh one is made in its place. */
  readonly standsInFor?: string;
}

/** Opens the file of a seat, or makes it (openFile.ts). */
export function openSeat(options: SeatOptions): Result<OpenSeat, StoreProblem> {
  const opened = openFile(options, seatFormat);
  if (!opened.ok) return opened;
  const { db, tables, opening, close } = opened.value;
  const missing = opening.kind === 'setAside' ? opening.movedTo : options.standsInFor;
  if (missing !== undefined) noteSetAside(opened.value, missing, options);
  return ok({
    settings: tables.settings,
    staff: tables.staff,
    deeds: tables.deeds,
    loss: loss(tables),
    copies: keptCopies(options.file),
    opening,
    transaction: (work) => db.transaction(work),
    close,
  });
}

const seatFormat: FileFormat<Tables> = {
  migrations: seatMigrations,
  tables: (db) => ({ settings: settings(db), staff: seatMembers(db), deeds: seatDeeds(db) }),
  newest: ({ deeds }) => deeds.newest(),
  admitLoss: (db, tables, keptAs, at) => noteLoss(db, tables, keptAs, at),
  flush: () => undefined,
};

function noteLoss(
  db: Database,
  tables: Pick<Tables, 'settings' | 'deeds'>,
  keptAs: string,
  at: number,
): void {
  db.transaction(() => {
    // The word for the witness, which from here on goes by what is in the file.
    tables.deeds.appendLoss(at);
    tables.settings.set(lossSetting, basename(keptAs));
  });
}

/** The fresh file says itself what it stands in for, until somebody has read it. */
function noteSetAside(
  { db, tables }: OpenedFile<Tables>,
  movedTo: string,
  { clock, log }: Pick<FileOptions, 'clock' | 'log'>,
): void {
  try {
    noteLoss(db, tables, movedTo, clock.now());
  } catch (thrown) {
    if (problemOf(thrown) === null) throw thrown;
    log.warn('seat.lossNotKept');
  }
}
