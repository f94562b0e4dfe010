import { z } from 'zod';
import type { Clock } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { callClasses, type CallClass } from './callClass.ts';
import type { Limits } from './limits.ts';
import { hourMs } from '#shared/time/durations.ts';

/** Where a count of calls outlives the process, as JSON text. Writing must not fail: a call is more than its count. */
export interface SpentBook {
  read(): string | null;
  write(text: string): void;
}

/** A call of an earlier life of this desk, at the latest moment at which it can have been made. */
export interface EarlierCall {
  readonly cls: CallClass;
  readonly at: EpochMs;
}

/** The count of calls over the desk's death: a desk that starts again must not believe that it has called nobody. */
export interface Spent {
  /** Those that may still count, oldest first. */
  readonly earlier: readonly EarlierCall[];
  /** Before each call. */
  take(cls: CallClass): void;
}

/**
 * At most so many calls are noted at once, before the first of them is made: a note for each would be a write for each. A
 * desk that starts again takes the last block for used up. So a block is never more than a small share of what it may call.
 */
const largestBlock: Readonly<Record<CallClass, number>> = { read: 10, write: 2, token: 1 };
const blockShare = 1 / 40;
/**
 * The longest span in which calls of a class count: reads by the hour (API.md §3), all others by the firewall's five minutes (§2). So
 * the notes stay few, also of a line that is down for hours, on which each try is a token's. Milliseconds.
 */
const longest: Readonly<Record<CallClass, number>> = { read: hourMs, write: 300_000, token: 300_000 };

/** `up`: by `Clock.elapsed`; `null` in a note of a version that had none. */
const note = z.object({
  cls: z.enum(callClasses),
  at: z.number(),
  up: z.number().nullable().default(null),
  count: z.number().int().min(1).max(100),
});
type Note = z.infer<typeof note>;
const notes = z.array(note).catch([]);

/** A clock that goes a little wrong is not set by it. Milliseconds. */
const drift = 1_000;

/** Reads what earlier lives have noted. What cannot be read counts as nothing. @param limits asked at each note */
export function createSpent(
  clock: Clock,
  book: SpentBook,
  limits: Pick<Limits, 'callsPerFiveMinutes'>,
): Spent {
  const now = clock.now();
  const up = clock.elapsed();
  let kept = readNotes(book.read()).map((one) => ({ ...one, at: now - ageOf(one, now, up) }));
  const free: Record<CallClass, number> = { read: 0, write: 0, token: 0 };
  let zero = now - up;

  /** Notes are for another life, which goes by the time of the day: where that was set, they move with it. */
  function followClock(): void {
    const by = clock.now() - clock.elapsed() - zero;
    if (Math.abs(by) < drift) return;
    zero += by;
    kept = kept.map((one) => ({ ...one, at: one.at + by }));
  }

  return {
    earlier: earlierCalls(kept, now),
    take(cls) {
      if (free[cls] === 0) {
        followClock();
        const at = clock.now();
        const count = Math.min(
          largestBlock[cls],
          Math.max(1, Math.floor(limits.callsPerFiveMinutes * blockShare)),
        );
        kept = [...stillCounting(kept, at), { cls, at, up: clock.elapsed(), count }];
        free[cls] = count;
        book.write(JSON.stringify(kept));
      }
      free[cls] -= 1;
    },
  };
}

function readNotes(text: string | null): readonly Note[] {
  if (text === null) return [];
  try {
    return notes.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

/**
 * By both clocks, the lesser: the time of the day may have been set since, and the machine may have begun anew since, after which its
 * own count tells nothing. Milliseconds.
 */
function ageOf(one: Note, now: EpochMs, up: number): number {
  const ages = [now - one.at, ...(one.up !== null && one.up <= up ? [up - one.up] : [])];
  return Math.max(0, Math.min(...ages));
}

/** A block was used up when the next one of its class was noted; of the last one nobody knows: until now. */
function earlierCalls(kept: readonly Note[], now: EpochMs): readonly EarlierCall[] {
  return callClasses
    .flatMap((cls) => {
      const own = kept.filter((one) => one.cls === cls);
      return own.flatMap(({ count }, index) => {
        const at = own[index + 1]?.at ?? now;
        return Array.from({ length: count }, () => ({ cls, at }));
      });
    })
    .filter(({ cls, at }) => at > now - longest[cls])
    .toSorted((one, other) => one.at - other.at);
}

/** A block counts until the one after it is over; the last of each class is kept, since it may not be used up yet. */
function stillCounting(kept: readonly Note[], now: EpochMs): readonly Note[] {
  const after = new Map<CallClass, Note>();
  return kept
    .toReversed()
    .filter((one) => {
      const next = after.get(one.cls);
      after.set(one.cls, one);
      return next === undefined || next.at > now - longest[one.cls];
    })
    .toReversed();
}
