import type { StepWanted } from '#shared/contract/arrivals.ts';
import type { VisitStep } from '#shared/domain/arrival.ts';
import {
  nextStep,
  shownState,
  stepBefore,
  type StateSource,
  stepOfState,
} from '#shared/domain/shownState.ts';
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

/** A visit as it stands on a screen. */
export type Standing = StateSource & { readonly start: EpochMs };

/** A step with how the visit stood for whoever took it. */
export type Step = Omit<StepWanted, 'bookingId'>;

export function stepFrom(visit: Standing, to: VisitStep, now: EpochMs): Step {
  return { seen: { step: stepOfState(shownState(visit, now)), start: visit.start }, to };
}

/**
 * The step that a press means, from how the visit stood for the eye. Where that way was closed then, as for a step back
 * right after the step, from how it stands now. `null`: it is closed.
 */
export function pressedStep(
  way: keyof Ways,
  { seen, now: standing }: { readonly seen: Standing; readonly now: Standing },
  waysNow: (visit: Standing) => Ways,
  now: EpochMs,
): Step | null {
  for (const visit of [seen, standing]) {
    const to = waysNow(visit)[way];
    if (to !== null) return stepFrom(visit, to, now);
  }
  return null;
}
