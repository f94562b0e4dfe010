import type { UnsettledDay, WaitingPatient } from '#shared/contract/arrivals.ts';
import { shownState } from '#shared/domain/shownState.ts';
import { addDays, dayWindow, startOfDay } from '#shared/time/zone.ts';
import { calendarsShown, visitsOnBoard } from './dayView.ts';
import { shownCalendars } from './hidden.ts';
import type { Session } from './session.ts';
import { statusOf } from './shownVisits.ts';

/** So many days before today are asked about: older ones are with the clinic's bookkeeping. */
const daysBack = 7;

/** How many visits of the last days are over and not settled, the latest day first; what is on its way counts as settled. */
export function unsettledDays(session: Session): UnsettledDay[] {
  const { store, view } = session;
  const ids = shownCalendars(store).map(({ id }) => id);
  const onTheWay = new Set<string>(
    store.intents
      .allOpen()
      .flatMap(({ action, state }) =>
        action.kind !== 'book' && state !== 'refused' && action.kind !== 'confirm' ? [action.bookingId] : [],
      ),
  );
  const date = session.today();
  const days = Array.from({ length: daysBack }, (_, index) => addDays(date, -1 - index));
  const open = store.arrivals
    .unsettled(
      ids,
      { from: startOfDay(days.at(-1) ?? date, view.timeZone), to: startOfDay(date, view.timeZone) },
      session.now(),
    )
    .filter(({ id }) => !onTheWay.has(id));
  return days
    .map((day) => {
      const [from, to] = [startOfDay(day, view.timeZone), startOfDay(addDays(day, 1), view.timeZone)];
      return { date: day, count: open.filter(({ start }) => from <= start && start < to).length };
    })
    .filter(({ count }) => count > 0);
}

/** Who has come and waits today, the earliest visit first, whatever day is on the board. */
export function waitingToday(session: Session): WaitingPatient[] {
  const { store } = session;
  const at = session.now();
  const doctors = new Map(
    calendarsShown(store).map(({ addressId, doctorName, doctorSurname }) => [
      addressId,
      `${doctorName} ${doctorSurname}`.trim(),
    ]),
  );
  const ids = shownCalendars(store).map(({ id }) => id);
  return visitsOnBoard(store, ids, dayWindow(session.today(), session.view.timeZone))
    .filter(
      (visit) =>
        shownState({ ...visit, status: statusOf(visit), confirmed: visit.confirmed === true }, at) ===
        'arrived',
    )
    .map(({ id, addressId, patient, start, arrival }) => ({
      id,
      surname: patient?.surname ?? '',
      name: patient?.name ?? '',
      doctor: doctors.get(addressId) ?? '',
      start,
      arrivedAt: arrival?.arrivedAt ?? null,
    }))
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}
