import type { Problem } from '#shared/contract/views.ts';

/** A clock that is wrong by more than this shows a wrong "now" and waits at wrong times. Milliseconds. */
export const clockTolerance = 5 * 60_000;
/** A clock that is told to be wrong is right again only below this, or one at the edge would come and go. Milliseconds. */
const rightAgain = 4 * 60_000;
/** What was told is told anew where it has changed by so much. Milliseconds. */
const worthTelling = 60_000;

/** Whether this computer's clock is off, by what the vendor's answers say. */
export interface WrongClock {
  /** `null`: it is right, or nobody can tell yet. */
  view(): Problem | null;
  /** After a turn that brought answers. */
  look(): void;
}

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
  const view = (): Problem | null => (told === null ? null : problemOf(told));

  function tell(next: number | null): void {
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
      if (isNews && suspected) tell(isOff ? now : null);
      suspected = isNews && !suspected;
    },
  };
}

function problemOf(skew: number): Problem {
  const minutes = Math.round(Math.abs(skew) / 60_000);
  return {
    kind: 'clockOff',
    until: null,
    params: { minutes },
    details: `this clock is ${minutes} min ${skew > 0 ? 'behind' : 'ahead'}`,
  };
}
