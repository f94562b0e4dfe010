import type { Push } from '#shared/contract/door.ts';
import type { ExceptionChanged } from '#shared/contract/hours.ts';
import { checkException } from '#shared/domain/availability/checkExceptions.ts';
import { concerns, type Exception } from '#shared/domain/availability/exception.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { appendDeed } from '../appendDeed.ts';
import { renamedException } from '../calendars/renamed.ts';
import type { DeskStore } from '../deskStore.ts';
import type { Session } from '../session.ts';
import { calendarHours } from './calendarHours.ts';
import { durationsOf, refOf, type HoursClinic } from './calendarClocks.ts';

interface Wanted {
  /** From whose editor it comes. */
  readonly addressId: string;
  readonly exception: Exception;
  /** How it stood on the screen; `null`: it is a new one. */
  readonly seen: Exception | null;
}

/** Adds or changes an exception. One that another person has changed since it was seen stays. */
export function putException(
  clinic: HoursClinic & Pick<Session, 'staff'>,
  { addressId, exception: shown, seen }: Wanted,
  push: Push,
): ExceptionChanged {
  const { store } = clinic;
  const exception = renamedException(store, shown);
  const address = store.catalogue.address(asAddressId(addressId));
  const hours = calendarHours(clinic, asAddressId(addressId));
  if (address === null || hours === null) return { kind: 'gone' };
  const { exceptions } = store.availability;
  if (!isSame(exceptions.get(exception.id), seen)) return { kind: 'changedMeanwhile', hours };
  const others = exceptions.between(exception.from, exception.to).items;
  const faults = checkException(exception, others, durationsOf(clinic, address));
  if (faults.length > 0) return { kind: 'refused', faults: [...new Set(faults.map(({ kind }) => kind))] };
  store.transaction(() => {
    exceptions.put(exception);
    appendDeed(clinic, 'hours.exceptionKept', address.id);
  });
  return saved(clinic, address, [exception, ...(seen === null ? [] : [seen])], push);
}

/** Takes an exception away, as it was seen. */
export function removeException(
  clinic: HoursClinic & Pick<Session, 'staff'>,
  { addressId, seen }: Pick<Wanted, 'addressId'> & { readonly seen: Exception },
  push: Push,
): ExceptionChanged {
  const { store } = clinic;
  const address = store.catalogue.address(asAddressId(addressId));
  const hours = calendarHours(clinic, asAddressId(addressId));
  if (address === null || hours === null) return { kind: 'gone' };
  if (!isSame(store.availability.exceptions.get(seen.id), seen)) return { kind: 'changedMeanwhile', hours };
  store.transaction(() => {
    store.availability.exceptions.remove(seen.id);
    appendDeed(clinic, 'hours.exceptionRemoved', address.id);
  });
  return saved(clinic, address, [seen], push);
}

/** Both were read by one schema, so that the same has the same text. */
const isSame = (kept: Exception | null, seen: Exception | null): boolean =>
  JSON.stringify(kept) === JSON.stringify(seen);

function saved(
  clinic: HoursClinic,
  address: Address,
  changed: readonly Exception[],
  push: Push,
): ExceptionChanged {
  const hours = calendarHours(clinic, address.id);
  if (hours === null) return { kind: 'gone' };
  push('hours.changed', { addressIds: null });
  return { kind: 'saved', hours, publish: calendarsToPublish(clinic.store, changed) };
}

/** The calendars that exceptions concern and whose hours are kept here, as they are now. One with a draft waits for that. */
export function calendarsToPublish(
  store: DeskStore,
  exceptions: readonly Exception[],
): { addressId: string; seen: number }[] {
  return concernedBy(store, exceptions).flatMap(({ id }) => {
    const { inForce, draft, revision } = store.availability.timetables.get(id);
    return inForce === null || draft !== null ? [] : [{ addressId: id, seen: revision }];
  });
}

/** The calendars whose hours any of these exceptions changes. */
export const concernedBy = ({ catalogue }: DeskStore, exceptions: readonly Exception[]): readonly Address[] =>
  catalogue
    .addresses()
    .filter((address) => exceptions.some((exception) => concerns(exception, refOf(address))));
