import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import { readCopy, visitLine, type CopiedDay } from './evidence.ts';
import type { Ledger } from './ledger.ts';
import type { Trouble } from './trouble.ts';

/** What of the desk's copy differs from the clinic on the days that decisions touched, and no patient; in sentences. */
export function differences(
  { file, key }: { readonly file: string; readonly key: string },
  clinic: Clinic,
  ledger: Ledger,
  patientsAt: Trouble['patientsAt'],
): string[] {
  const days = touchedDays(clinic, ledger).filter(
    ({ addressId, from, to }) =>
      !patientsAt.some((one) => one.addressId === addressId && from <= one.start && one.start < to),
  );
  const copy = readCopy(file, key, days);
  const theirs = days.flatMap((day) => bookingsOf(clinic, day));
  const now = clinic.clock.now();
  const slotLine = ({ addressId, start }: { addressId: string; start: number }): string =>
    `${addressId} ${start}`;
  const theirSlots = days.flatMap(({ addressId, from, to }) =>
    freeSlots(clinic.world, addressId, { from: Math.max(from, now), to, now }).map(({ start }) => ({
      addressId,
      start,
    })),
  );
  const ourSlots = copy.slots.filter(({ start }) => start >= now);
  return [
    ...apart('booking', copy.bookings, theirs),
    ...apart('free time', ourSlots.map(slotLine), theirSlots.map(slotLine)),
  ];
}

function apart(what: string, ours: readonly string[], theirs: readonly string[]): string[] {
  const [mine, yours] = [new Set(ours), new Set(theirs)];
  return [
    ...theirs.filter((one) => !mine.has(one)).map((one) => `the copy lacks a ${what}: ${one}`),
    ...ours.filter((one) => !yours.has(one)).map((one) => `the clinic has no such ${what}: ${one}`),
  ];
}

function touchedDays({ world }: Clinic, { entries }: Ledger): CopiedDay[] {
  const days = new Map<string, CopiedDay>();
  const touch = (addressId: string, at: number): void => {
    const { from, to } = dayWindow(localDateOf(at, world.timeZone), world.timeZone);
    days.set(`${addressId} ${from}`, { addressId, from, to });
  };
  for (const { wish, visit } of entries) {
    if (wish.kind === 'book' || wish.kind === 'move') touch(wish.addressId, wish.start);
    for (const { id, originId, addressId, start, bookedBy } of world.bookings.values()) {
      if (id === visit || (originId === visit && bookedBy !== 'user')) touch(addressId, start);
    }
  }
  return [...days.values()];
}

function bookingsOf({ world }: Clinic, { addressId, from, to }: CopiedDay): string[] {
  return [...world.bookings.values()]
    .filter(
      (one) => one.addressId === addressId && one.status === 'booked' && from <= one.start && one.start < to,
    )
    .map(visitLine);
}
