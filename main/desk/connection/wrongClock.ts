import type { WrongClock } from '../clinic.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** A clock that is wrong by more than this shows a wrong "now" and waits at wrong times. Milliseconds. */
export const clockTolerance = 5 * minuteMs;
/** A clock that is told to be wrong is right again only below this, or one at the edge would come and go. Milliseconds. */
const rightAgain = 4 * minuteMs;
/** What was told is told anew where it has changed by so much. Milliseconds. */
const worthTelling = minuteMs;

/**
 * One look alone is not believed: the machine may have slept, or its clock been set, while the answer was on its way.
 * @param skew the vendor's clock less this one, milliseconds; `null` before the first answer
 */
export function createWrongClock(
  skew: () => number | null,
  changed: (now: Problem | null) => void,
): WrongClock {
  let told: number | null = null;
  let suspected = false;
  const view = (): Problem | null => (told === null ? null : problemOfSkew(told));

  function publish(next: number | null): void {
    told = next;
    changed(view());
  }

  return {
    view,
    look() {
      const now = skew();
      if (now === null) return;
      const isOff = Math.abs(now) > (told === null ? clockTolerance : rightAgain);
      const isNews = told === null ? isOff : !isOff || Math.abs(now - told) >= worthTelling;
      if (isNews && suspected) publish(isOff ? now : null);
      suspected = isNews && !suspected;
    },
  };
}

/** @param skew the vendor's clock less this one, milliseconds */
export function problemOfSkew(skew: number): Problem {
  const minutes = Math.round(Math.abs(skew) / minuteMs);
  return {
    kind: 'clockOff',
    until: null,
    params: { minutes },
    details: `this clock is ${minutes} min ${skew > 0 ? 'behind' : 'ahead'}`,
  };
}
