import { StoreError } from '../../../main/store/problem.ts';
import type { OpenStore } from '../../../main/store/open.ts';

/** What a write is of, as far as tests tell writes apart: the settings by their names, and dates that are put. */
export type Written = 'publishing.sent' | 'publishing.state' | 'dates' | 'other';

/** A disk of which a test says for each write whether there is room for it. */
export interface FullDisk {
  /** Puts the disk under a store. */
  readonly around: (store: OpenStore) => OpenStore;
  /** Asked at the end of each transaction, and of each write outside of one. */
  hasRoom: (written: ReadonlySet<Written>) => boolean;
  /** Writes for which there was none. */
  refused: number;
}

/** As with SQLite, a write without room fails at its end, and nothing of it is kept. */
export function fullDisk(): FullDisk {
  const disk: FullDisk = { around, hasRoom: () => true, refused: 0 };
  /** Of the transaction under way. */
  let written: Set<Written> | null = null;

  function around(store: OpenStore): OpenStore {
    const transaction: OpenStore['transaction'] = (work, durability) => {
      if (written !== null) return store.transaction(work, durability);
      const mine = (written = new Set());
      try {
        return store.transaction(() => {
          const value = work();
          if (disk.hasRoom(mine)) return value;
          disk.refused += 1;
          throw new StoreError({ code: 'SQLITE_FULL', message: 'database or disk is full' }, 'COMMIT');
        }, durability);
      } finally {
        written = null;
      }
    };
    const writing = <T>(what: Written, work: () => T): T =>
      transaction(() => {
        written?.add(what);
        return work();
      });
    const { settings, availability } = store;
    const { published } = availability;
    return {
      ...store,
      transaction,
      settings: {
        ...settings,
        set: (name, value) =>
          writing(name === 'publishing.sent' || name === 'publishing.state' ? name : 'other', () =>
            settings.set(name, value),
          ),
      },
      availability: {
        ...availability,
        published: { ...published, put: (days) => writing('dates', () => published.put(days)) },
      },
    };
  }

  return disk;
}
