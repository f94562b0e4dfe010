import { isOnVisit, visitKindOf, visitOf } from '#shared/domain/kinds/decisionKinds.ts';
import type { UnsettledDay, WaitingPatient } from '#shared/contract/arrivals.ts';
import { addDays, dayWindow, startOfDay } from '#shared/time/zone.ts';
import { visitsOnBoard } from '../board/dayView.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { shownCalendars } from '../calendars/hidden.ts';
import type { WholeDesk } from '../session.ts';
import { stateAt } from '../board/shownVisits.ts';
import { inSteps, type Steps } from '../steps.ts';

/** So many days before today are asked about: older ones are with the clinic's bookkeeping. */
const daysBack = 7;

/** How many visits of the last days are over and not settled, the latest day first; what is on its way counts as settled. */
export function unsettledDays(desk: WholeDesk): UnsettledDay[] {
  const { store, view } = desk;
  const ids = shownCalendars(store).map(({ id }) => id);
  const onTheWay = new Set<string>(
    store.intents
      .allOpen()
      .filter(isOnVisit)
      .flatMap((intent) =>
        visitKindOf(intent.action).settles && intent.state !== 'refused' ? [visitOf(intent)] : [],
      ),
  );
  const date = desk.today();
  const days = Array.from({ length: daysBack }, (_, index) => addDays(date, -1 - index));
  const open = store.arrivals
    .unsettled(
      ids,
      { from: startOfDay(days.at(-1) ?? date, view.timeZone), to: startOfDay(date, view.timeZone) },
      desk.now(),
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
export function* waitingToday(desk: WholeDesk): Steps<WaitingPatient[]> {
  const { store } = desk;
  const at = desk.now();
  const today = dayWindow(desk.today(), desk.view.timeZone);
  const waiting = yield* inSteps(shownCalendars(store), (some) =>
    visitsOnBoard(
      store,
      some.map(({ id }) => id),
      today,
    ).filter((visit) => stateAt(visit, at) === 'arrived'),
  );
  return waiting
    .map(({ id, addressId, patient, start, arrival }) => ({
      id,
      addressId,
      surname: patient?.surname ?? '',
      name: patient?.name ?? '',
      doctor: doctorNameOf(store, store.catalogue.address(addressId)),
      start,
      arrivedAt: arrival?.arrivedAt ?? null,
    }))
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}
