import type { Database } from './database.ts';
import { number } from './rows.ts';

/** Room in the file that nothing stands in any more. */
export interface FreePages {
  /** Free pages can be given back; not those of a file of earlier versions, which must be made anew for that (compacting.ts). */
  canGiveBack(): boolean;
  /** Gives at most so many pages back to the disk, but for those that a day needs anew. @returns how many */
  giveBack(most: number): number;
}

/** A megabyte of the file stays free: as much comes in a day as went. Pages. */
const spare = 256;
/** What a file says whose free pages can be given back one by one. */
const incremental = 2;

/** The free pages of a file. */
export function freePages(db: Database): FreePages {
  // In a transaction: before its first one a connection does not know what the file says.
  const asked = (pragma: 'auto_vacuum' | 'freelist_count'): number =>
    number(db.prepare(`PRAGMA ${pragma}`).get() ?? {}, pragma);
  const canGiveBack = (): boolean => asked('auto_vacuum') === incremental;
  return {
    canGiveBack: () => db.transaction(canGiveBack, 'repeatable'),
    giveBack: (most) =>
      db.transaction(() => {
        const pages = canGiveBack() ? Math.min(most, asked('freelist_count') - spare) : 0;
        if (pages <= 0) return 0;
        db.exec(`PRAGMA incremental_vacuum(${pages})`);
        return pages;
      }, 'repeatable'),
  };
}
