import { z } from 'zod';
import type { Clock } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { SettingStore, Store } from '../ports.ts';

/**
 * How old the copy of each list of the catalogue is, noted list by list in the file. In this life of the desk ages are spans that no
 * setting of the clock changes; of what an earlier life has read the time of the day tells (docs/adr/0015-two-clocks.md).
 */
export interface CatalogueAges {
  /** Milliseconds; `null`: never read. `Infinity`: by its note it will be read in the future, so the clock was set since. */
  ageOf(list: string): number | null;
  /**
   * Does `work` and notes the list as read, in one transaction; the memory follows when that is written.
   * @param askedAt by `Clock.elapsed`: the age of an answer is that of its question
   */
  marking(list: string, askedAt: number, work: () => void): void;
  /** Only these lists exist: one that goes and comes again is one that was never read. */
  keepOnly(lists: ReadonlySet<string>): void;
}

const name = 'sync.catalogue';
/** A clock that goes a little wrong is not set by it. Milliseconds. */
const drift = 1_000;

/** By list: when it was read, by the time of the day. */
const notes = z.record(z.string().max(500), z.number()).catch({});

/** What cannot be read counts as never read. */
export function createCatalogueAges(
  clock: Clock,
  store: Pick<Store, 'settings' | 'transaction'>,
): CatalogueAges {
  const begun = clock.elapsed();
  let noted: ReadonlyMap<string, EpochMs> = new Map(Object.entries(readNotes(store.settings)));
  /** Of this life: by `Clock.elapsed`. */
  const readHere = new Map<string, number>();

  const write = (next: ReadonlyMap<string, EpochMs>): void =>
    store.settings.set(name, JSON.stringify(Object.fromEntries(next)));

  /** Notes are for another life, which goes by the time of the day: where that was set, those of this life go with it. */
  function withClock(): Map<string, EpochMs> {
    const zero = clock.now() - clock.elapsed();
    return new Map(
      [...noted].map(([list, at]) => {
        const readAt = readHere.get(list);
        const isSet = readAt !== undefined && Math.abs(zero + readAt - at) >= drift;
        return [list, isSet ? zero + readAt : at];
      }),
    );
  }

  return {
    ageOf(list) {
      const readAt = readHere.get(list);
      if (readAt !== undefined) return clock.elapsed() - readAt;
      const at = noted.get(list);
      if (at === undefined) return null;
      const age = clock.now() - at;
      // Older than this life in any case, however the clock was set back meanwhile.
      return age < 0 ? Number.POSITIVE_INFINITY : Math.max(age, clock.elapsed() - begun);
    },
    marking(list, askedAt, work) {
      const next = withClock().set(list, clock.now() - clock.elapsed() + askedAt);
      store.transaction(() => {
        work();
        write(next);
      }, 'repeatable');
      noted = next;
      readHere.set(list, askedAt);
    },
    keepOnly(lists) {
      if ([...noted.keys()].every((list) => lists.has(list))) return;
      noted = new Map([...noted].filter(([list]) => lists.has(list)));
      for (const list of readHere.keys()) if (!lists.has(list)) readHere.delete(list);
      store.transaction(() => write(noted), 'repeatable');
    },
  };
}

function readNotes(settings: SettingStore): Readonly<Record<string, EpochMs>> {
  const text = settings.get(name);
  if (text === null) return {};
  try {
    return notes.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
