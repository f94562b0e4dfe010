import { requests, type ResponseOf } from '#shared/contract/contract.ts';
import type { LastDecision } from '#shared/contract/undo.ts';

/** Every step is taken, unless a scene says otherwise. */
export function stepped(request: unknown): ResponseOf<'arrivals.step'> {
  const { steps } = requests['arrivals.step'].request.parse(request);
  const taken = steps.map(({ bookingId }) => ({ bookingId, since: Date.now() }));
  return { taken, left: [], heldUntil: Date.now() + 60_000, remains: [], stopped: null };
}

const kowalska = { name: 'Anna', surname: 'Kowalska' };

/** A decision in its undo window, as main would tell it. */
export function lastOf(request: unknown, answer: ResponseOf<'visits.decide'>): LastDecision | null {
  const decision = requests['visits.decide'].request.parse(request);
  if (answer.kind !== 'intent' || decision.kind === 'presence') return null;
  return {
    about: 'visit',
    deed: decision.kind,
    at: Date.now(),
    patient: kowalska,
    visits: [decision.kind === 'book' ? answer.id : decision.bookingId],
    start: 'start' in decision ? decision.start : Date.now(),
    way: { kind: 'undo', intentId: answer.id },
    freely: true,
  };
}

/** Steps of a patient that can be taken back, as main would tell them. */
export function lastSteps(request: unknown, { taken }: ResponseOf<'arrivals.step'>): LastDecision | null {
  const [step] = requests['arrivals.step'].request.parse(request).steps;
  if (step === undefined || taken.length === 0) return null;
  return {
    about: 'visit',
    deed: step.to,
    at: Date.now(),
    patient: kowalska,
    visits: taken.map(({ bookingId }) => bookingId),
    start: Date.now(),
    way: { kind: 'unstep', steps: taken, told: false },
    freely: true,
  };
}
