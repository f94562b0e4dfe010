import { z } from 'zod';
import { longestWaitMs } from '#shared/domain/lock.ts';
import type { Clock, Log } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { SeatStore } from '../seatStore.ts';

/** Why a try did not do. `wait`: none is looked at before `until`. */
export type RefusedTry = { readonly kind: 'wrongPin' } | { readonly kind: 'wait'; readonly until: EpochMs };

/** Tries at one secret: wrong ones in a row are counted, and make the next one wait, also over a restart. */
export interface CountedTries {
  /** @param isRight looks at what was given */
  judge(isRight: () => Promise<boolean>): Promise<'yes' | RefusedTry>;
  /** Why none is looked at now; `null`: one is. */
  refusal(): RefusedTry | null;
  /** Nothing is counted any more. */
  forget(): void;
}

export interface TriesParts {
  readonly store: Pick<SeatStore, 'settings' | 'transaction'>;
  readonly clock: Clock;
  readonly log: Log;
  /** The setting that remembers them. */
  readonly name: string;
  /** For how long none is looked at after so many wrong ones in a row. Milliseconds. */
  readonly waitAfter: (wrong: number) => number;
}

/** What the file remembers: how many in a row were wrong, when the last one was made by both clocks, and how long its wait is. */
const note = z.object({
  count: z.number().int().nonnegative(),
  at: z.number(),
  up: z.number(),
  waitMs: z.number().nonnegative(),
});
/** As versions before this one wrote it. */
const earlierNote = z.object({ count: z.number().int().nonnegative(), until: z.number() });

interface Counted {
  readonly count: number;
  /** By `Clock.elapsed`. */
  readonly notBefore: number;
}
const none: Counted = { count: 0, notBefore: 0 };

/**
 * Nobody shortens or lengthens a wait by setting the time of the day (adr/0015): in one life of the desk it is measured by
 * `Clock.elapsed`; over the desk's death the lesser age of both clocks counts, and no wait begins longer than it ever is.
 */
export function createCountedTries({ store, clock, log, name, waitAfter }: TriesParts): CountedTries {
  let counted = read();

  function read(): Counted {
    const kept = parsed(store.settings.get(name));
    const earlier = earlierNote.safeParse(kept);
    const known = note.safeParse(kept);
    if (known.success) {
      const { count, at, up, waitMs } = known.data;
      return { count, notBefore: clock.elapsed() + leftOf(waitMs, ageOf(at, up)) };
    }
    if (!earlier.success) return none;
    const { count, until } = earlier.data;
    const waitMs = waitAfter(count);
    return { count, notBefore: clock.elapsed() + leftOf(waitMs, clock.now() - (until - waitMs)) };
  }

  /** The machine's own count tells nothing of a life before the machine began anew. Milliseconds. */
  function ageOf(at: EpochMs, up: number): number {
    const elapsed = clock.elapsed() - up;
    const byDay = clock.now() - at;
    return elapsed < 0 ? byDay : Math.min(byDay, elapsed);
  }

  /** With a full disk the tries are counted all the same; only a restart would not know of them. */
  function keep(next: Counted, waitMs: number): void {
    counted = next;
    const text =
      next.count === 0
        ? ''
        : JSON.stringify({ count: next.count, at: clock.now(), up: clock.elapsed(), waitMs });
    try {
      store.transaction(() => store.settings.set(name, text));
    } catch {
      log.warn('tries.notKept');
    }
  }

  function refusal(): RefusedTry | null {
    const left = counted.notBefore - clock.elapsed();
    return left > 0 ? { kind: 'wait', until: clock.now() + left } : null;
  }

  return {
    refusal,
    async judge(isRight) {
      const waits = refusal();
      if (waits !== null) return waits;
      // Counted before it is looked at, or many tries at once would all be the first.
      const count = counted.count + 1;
      const waitMs = waitAfter(count);
      keep({ count, notBefore: waitMs === 0 ? 0 : clock.elapsed() + waitMs }, waitMs);
      if (await isRight()) {
        keep(none, 0);
        return 'yes';
      }
      return waitMs === 0 ? { kind: 'wrongPin' } : (refusal() ?? { kind: 'wrongPin' });
    },
    forget() {
      if (counted.count > 0) keep(none, 0);
    },
  };
}

/** What is left of a wait that began so long ago. Milliseconds. */
const leftOf = (waitMs: number, ageMs: number): number => {
  const whole = Math.min(waitMs, longestWaitMs);
  return Math.max(0, whole - Math.max(0, ageMs));
};

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return null;
  }
}
