import { ok, type Result } from '#shared/result.ts';
import { backupInto } from './backup.ts';
import type { Checkpoints } from './checkpoints.ts';
import { compact } from './compacting.ts';
import type { Database, Durability } from './database.ts';
import { keptCopies, type KeptCopies } from './keptCopies.ts';
import { admitLoss, loss, type Loss } from './loss.ts';
import type { Migration } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { openFile, type FileFormat, type FileOptions, type OpenedFile, type Opening } from './openFile.ts';
import { problemOf, type StoreProblem } from './problem.ts';
import { repositories, type Repositories } from './repositories.ts';

/** The open file of a clinic: every repository, and the life of the file. */
export interface OpenStore extends Omit<Repositories, 'housekeeping'> {
  readonly housekeeping: Repositories['housekeeping'] & Pick<Checkpoints, 'optimize'>;
  readonly opening: Opening;
  /** The new name of the damaged file in whose place this one was made. */
  readonly setAside: string | null;
  readonly loss: Loss;
  readonly copies: KeptCopies;
  /** All or nothing; nested calls join the outer one, whose durability counts. `work` must not be async. */
  transaction<T>(work: () => T, durability?: Durability): T;
  /** Writes a whole, encrypted copy with the same key to a file that must not exist yet. */
  backup(toFile: string): Promise<Result<null, StoreProblem>>;
  /** Marks the clean end and closes. Closing twice is allowed. */
  close(): void;
  /** Closes after a day's work, and makes a file of an earlier version anew, which may take some seconds. Does not throw for that. */
  retire(): Promise<void>;
}

export interface StoreOptions extends FileOptions {
  /** For the tests of migrations. */
  readonly migrations?: readonly Migration[];
}

/** Opens the file of a clinic, or makes it (openFile.ts). Of a damaged one the next import fills the fresh file. */
export function openStore(options: StoreOptions): Result<OpenStore, StoreProblem> {
  const opened = openFile(options, clinicFormat(options));
  return opened.ok ? ok(openedStore(options, opened.value)) : opened;
}

const clinicFormat = ({
  clock,
  migrations: steps = migrations,
}: Pick<StoreOptions, 'clock' | 'migrations'>): FileFormat<Repositories> => ({
  migrations: steps,
  tables: (db) => repositories(db, clock),
  newest: ({ audit }) => audit.newest(),
  admitLoss,
  flush: ({ freshness }) => freshness.flush(),
});

function openedStore(
  { file, key, log, checkpointWorker }: StoreOptions,
  { tables, db, opening, checkpoints, close }: OpenedFile<Repositories>,
): OpenStore {
  return {
    ...tables,
    housekeeping: { ...tables.housekeeping, optimize: () => checkpoints.optimize() },
    opening,
    loss: loss(tables),
    copies: keptCopies(file),
    setAside: opening.kind === 'setAside' ? opening.movedTo : null,
    transaction: (work, durability) => db.transaction(work, durability),
    backup: (toFile) => backupInto(db, toFile),
    close,
    async retire() {
      const isOld = !canGiveBack(tables, db);
      close();
      if (isOld && key !== null && checkpointWorker !== undefined)
        await compact({ file, key, log, worker: checkpointWorker });
    },
  };
}

/** True also where nobody can tell, or the file is damaged: that is not for compacting. */
function canGiveBack({ housekeeping }: Repositories, db: Database): boolean {
  try {
    return housekeeping.canGiveBack() || db.sawCorruption();
  } catch (thrown) {
    if (problemOf(thrown) === null) throw thrown;
    return true;
  }
}
