import type { Push } from '#shared/contract/door.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { AwayDay, DayDecided } from '#shared/contract/away.ts';
import { checkException } from '#shared/domain/availability/checkExceptions.ts';
import type { TimeRange } from '#shared/domain/availability/clockTime.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { expand } from '#shared/domain/availability/expand.ts';
import { joined } from '#shared/domain/availability/ranges.ts';
import type { Away } from '#shared/domain/away.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { withKey } from '#shared/domain/clinicKey.ts';
import { asAddressId, asBookingId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { durationsOf, exceptionsOf } from '../hours/calendarClocks.ts';
import { exceptionOutcome } from '../hours/outcome.ts';
import type { Session } from '../session.ts';
import { atOnce } from '../steps.ts';
import { isKeptHere, type AwayClinic } from './awayCalendars.ts';
import { isSameException } from './back.ts';
import { decidedOf } from './close.ts';
import { keepDecided } from './keepDecided.ts';

/** The hours of a calendar on one day, and what was decided for that day alone. */
export function dayOf(
  clinic: AwayClinic,
  { addressId, date }: { readonly addressId: string; readonly date: LocalDate },
): AwayDay {
  const address = clinic.store.catalogue.address(asAddressId(addressId));
  if (address === null) return { kind: 'gone' };
  const own = ownOn(clinic, address, date);
  return {
    kind: 'day',
    kept: isKeptHere(clinic.store, address.id) ? 'here' : 'marketplace',
    usual: [...rangesOn(clinic, address, date, (all) => all.filter((exception) => exception.id !== own?.id))],
    now: [...rangesOn(clinic, address, date, (all) => all)],
    own,
  };
}

/**
 * One day of a calendar has other hours: one exception of that day and calendar, which holds over all others (availability.md §2). On a day
 * that has none by its plan it is extra, which takes its services from the nearest day.
 */
export function setDay(
  session: Session,
  wanted: RequestOf<'away.setDay'>,
  staff: string,
  push: Push,
): DayDecided {
  const { store } = session;
  const address = store.catalogue.address(asAddressId(wanted.addressId));
  if (address === null) return { kind: 'gone' };
  const id = withKey(session.key, wanted.id);
  const held = session.now() + session.undoMs();
  const known = store.away.get(id);
  if (known !== null) return decidedOf(known, held);
  if (!isKeptHere(store, address.id)) return { kind: 'refused', why: 'elsewhere' };
  const before = ownOn(session, address, wanted.date);
  if (!isSameException(before, wanted.seen)) return { kind: 'changedMeanwhile' };
  const change = changeTo(session, address, wanted);
  const after: Exception | null = change && {
    ...{ id: before?.id ?? id, scope: { kind: 'address', addressId: address.id } },
    ...{ from: wanted.date, to: wanted.date, reason: 'other', change, note: before?.note ?? '' },
  };
  if (isSameException(before, after)) return { kind: 'settled' };
  const why = after === null ? null : whyNot(session, address, after, wanted.hours ?? []);
  if (why !== null) return { kind: 'refused', why };
  const record: Away = {
    ...{
      id,
      kind: 'day',
      addressId: address.id,
      addressIds: [address.id],
      from: wanted.date,
      to: wanted.date,
      fromTime: null,
      toTime: null,
    },
    ...{ at: session.now(), staff, before, after, bundle: null },
    visits: after === null ? [] : outsideOf(session, after, wanted.addressId),
    ...{ left: [], endedAt: null },
  };
  store.transaction(() => {
    if (after !== null) store.availability.exceptions.put(after);
    else if (before !== null) store.availability.exceptions.remove(before.id);
    keepDecided(session, record, held, staff);
  });
  session.sync.publishing.nudge();
  push('hours.changed', { addressIds: [address.id] });
  push('away.changed', null);
  return decidedOf(record, held);
}

/** What was decided for one day of this calendar alone; what is extra only where nothing else was. */
function ownOn(clinic: AwayClinic, address: Address, date: LocalDate): Exception | null {
  const own = exceptionsOf(clinic, address, date, date).filter(
    ({ scope, from, to, reason }) => scope.kind === 'address' && from === to && reason !== 'holiday',
  );
  return own.find(({ change }) => change.kind !== 'extra') ?? own[0] ?? null;
}

function rangesOn(
  clinic: AwayClinic,
  address: Address,
  date: LocalDate,
  choose: (all: readonly Exception[]) => readonly Exception[],
): readonly TimeRange[] {
  const plans = clinic.store.availability.timetables.get(address.id).inForce?.plans ?? [];
  const periods = expand(plans, choose(exceptionsOf(clinic, address, date, date)), date);
  return joined(
    periods.map(({ start, end }) => ({ start, end })),
    () => true,
  );
}

/** `null`: nothing but what is usual. */
function changeTo(
  clinic: AwayClinic,
  address: Address,
  { date, hours }: Pick<RequestOf<'away.setDay'>, 'date' | 'hours'>,
): Exception['change'] | null {
  if (hours === null) return null;
  if (hours.length === 0) return { kind: 'closed', times: null };
  const isOpenByPlan = rangesOn(clinic, address, date, () => []).length > 0;
  return { kind: isOpenByPlan ? 'replaced' : 'extra', hours: { kind: 'times', times: hours } };
}

/** Why a day cannot be as it is wanted; `null`: it can. */
function whyNot(
  clinic: AwayClinic,
  address: Address,
  after: Exception,
  hours: readonly TimeRange[],
): 'times' | 'otherwise' | null {
  const all = exceptionsOf(clinic, address, after.from, after.to).filter(({ id }) => id !== after.id);
  const faults = checkException(after, all, durationsOf(clinic, address));
  if (faults.some(({ kind }) => kind === 'times')) return 'times';
  const then = rangesOn(clinic, address, after.from, () => [...all, after]);
  const isAsWanted = JSON.stringify(then) === JSON.stringify(joined(hours, () => true));
  return faults.length > 0 || !isAsWanted ? 'otherwise' : null;
}

function outsideOf(session: Session, exception: Exception, addressId: string): Away['visits'] {
  const outcome = atOnce(exceptionOutcome(session, { addressId, exception }));
  return outcome.kind === 'gone'
    ? []
    : outcome.visits.map(({ bookingId, start }) => ({ bookingId: asBookingId(bookingId), start }));
}
