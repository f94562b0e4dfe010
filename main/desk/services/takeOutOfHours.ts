import type { Plan } from '#shared/domain/availability/plan.ts';
import type { AddressId, AddressServiceId } from '#shared/domain/ids.ts';
import { usesOf } from '#shared/domain/services/uses.ts';
import { exceptionWithout, plansWithout } from '#shared/domain/services/withoutService.ts';
import type { Session } from '../session.ts';
import { keptHoursOf } from './keptHours.ts';

/**
 * Takes a service out of all hours of a calendar that are kept here, and asks for the dates that this changes: the vendor lets a service go
 * only after the last date that offers it (API.md §5). What is in force is put in force without it, and the version before stays one step back;
 * a draft stays a draft. Belongs into the transaction of the removal.
 */
export function takeOutOfHours(
  session: Session,
  addressId: AddressId,
  id: AddressServiceId,
  staff: string,
): void {
  const { store, sync } = session;
  const hours = keptHoursOf(session, addressId);
  const at = session.now();
  const { timetables, exceptions } = store.availability;
  const { draft, inForce } = timetables.get(addressId);
  const revision = (): number => timetables.get(addressId).revision;
  const saveDraft = (plans: readonly Plan[], by: string): void => {
    timetables.saveDraft(addressId, revision(), { plans, staff: by, at });
  };
  const isInForce = inForce !== null && isUsed(id, inForce.plans, hours.today);
  if (isInForce) {
    // A draft is put aside for a moment, for what is put in force is always one.
    if (draft !== null) timetables.discardDraft(addressId, revision());
    saveDraft(plansWithout(inForce.plans, id), staff);
    timetables.publish(addressId, revision(), { at, staff });
    if (draft !== null) saveDraft(draft.plans, draft.staff);
  }
  if (draft !== null && isUsed(id, draft.plans, hours.today))
    saveDraft(plansWithout(draft.plans, id), draft.staff);
  const used = new Set(usesOf(id, hours, hours.today).exceptions.map((exception) => exception.id));
  for (const exception of hours.exceptions.filter((each) => used.has(each.id))) {
    const left = exceptionWithout(exception, id);
    if (left === null) exceptions.remove(exception.id);
    else exceptions.put(left);
  }
  // A draft alone was changed: nothing is published.
  if (!isInForce && used.size === 0) return;
  const { writes } = sync.publishing.ask(addressId, at + session.undoMs());
  store.audit.append({
    at,
    staff,
    kind: 'hours.published',
    addressId,
    bookingId: null,
    previousBookingId: null,
    intentId: null,
    detail: JSON.stringify({ hours: { calendars: 1, writes } }),
  });
  sync.publishing.nudge();
}

const isUsed = (id: AddressServiceId, plans: readonly Plan[], today: string): boolean =>
  usesOf(id, { inForce: plans, draft: [], exceptions: [] }, today).weeks.length > 0;
