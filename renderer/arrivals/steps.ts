import type { VisitStep } from '#shared/domain/arrival.ts';
import { nextStep, shownState, stepBefore, type StateSource } from '#shared/domain/shownState.ts';
import { type EpochMs, localDateOf, type TimeZone } from '#shared/time/zone.ts';

/** The three ways that a visit can go from where it stands; `null`: not now. */
export interface Ways {
  readonly next: VisitStep | null;
  readonly noShow: 'noShow' | null;
  readonly back: VisitStep | null;
}

/** How a visit's day lies to today. */
export type DayIs = 'over' | 'today' | 'coming';

export function dayIsOf(start: EpochMs, timeZone: TimeZone, now: EpochMs): DayIs {
  const [day, today] = [localDateOf(start, timeZone), localDateOf(now, timeZone)];
  if (day === today) return 'today';
  return day < today ? 'over' : 'coming';
}

/**
 * What can be done with a visit now: nobody arrives on a coming day, and nobody fails to come before the visit begins.
 */
export function waysOf(visit: StateSource & { readonly start: EpochMs }, now: EpochMs, day: DayIs): Ways {
  const state = shownState(visit, now);
  const over = day === 'over';
  if (day === 'coming') return { next: null, noShow: null, back: stepBefore(state, over) };
  const mayMiss = visit.start <= now && state !== 'noShow' && state !== 'cancelled';
  return { next: nextStep(state, over), noShow: mayMiss ? 'noShow' : null, back: stepBefore(state, over) };
}
