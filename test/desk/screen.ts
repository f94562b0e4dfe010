import type { RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { StepWanted } from '#shared/contract/arrivals.ts';
import type { SeenVisit, VisitDetails } from '#shared/contract/visits.ts';
import { shownState, stepOfState } from '#shared/domain/shownState.ts';
import type { Desk } from '../../main/desk/desk.ts';

/** What a hand does at the screen: a press says what stood there when it was made. */

type Unseen<D> = D extends { readonly seen: unknown } ? Omit<D, 'seen'> : D;
/** A decision without what the screen adds to it. */
export type ScreenDecision = Unseen<RequestOf<'visits.decide'>>;

/** The desk as its window sees it. */
type AtWindow = Pick<Desk, 'handlers'>;

/** Decides about a visit as it is shown at this moment. */
export async function decideOn(
  desk: AtWindow,
  decision: ScreenDecision,
): ReturnType<Desk['handlers']['visits.decide']> {
  return desk.handlers['visits.decide'](await asSeen(desk, decision));
}

/** The decision with where its visit stands on the screen now. */
export async function asSeen(desk: AtWindow, decision: ScreenDecision): Promise<RequestOf<'visits.decide'>> {
  if (decision.kind === 'book' || decision.kind === 'presence') return decision;
  const visit = await shown(desk, decision.bookingId);
  const seen: SeenVisit = { addressId: visit?.addressId ?? 'nowhere', start: visit?.start ?? 0 };
  return { ...decision, seen };
}

/** Takes steps with visits as they are shown at this moment. @param now by the desk's clock */
export async function stepOn(
  desk: AtWindow,
  { steps }: { readonly steps: readonly Omit<StepWanted, 'seen'>[] },
  now: number,
): ReturnType<Desk['handlers']['arrivals.step']> {
  return desk.handlers['arrivals.step']({ steps: await stepsAsSeen(desk, steps, now) });
}

/** The steps with how their visits stand on the screen now. */
export async function stepsAsSeen(
  desk: AtWindow,
  steps: readonly Omit<StepWanted, 'seen'>[],
  now: number,
): Promise<RequestOf<'arrivals.step'>['steps']> {
  const seen: StepWanted[] = [];
  for (const step of steps) {
    const visit = await shown(desk, step.bookingId);
    const state =
      visit === null ? 'expected' : shownState({ ...visit, confirmed: visit.confirmed === true }, now);
    seen.push({ ...step, seen: { step: stepOfState(state), start: visit?.start ?? 0 } });
  }
  return seen;
}

async function shown(desk: AtWindow, bookingId: string): Promise<VisitDetails | null> {
  const answer = await desk.handlers['visits.get']({ bookingId });
  const known: ResponseOf<'visits.get'> = answer.ok ? answer.value : null;
  return known;
}
