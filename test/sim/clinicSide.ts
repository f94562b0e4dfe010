import {
  assignmentChanges,
  doctorAddsBreak,
  doctorAddsService,
  doctorChangesService,
  doctorDeletesService,
  doctorMovesBreak,
  doctorRemovesBreak,
  doctorSetsPeriods,
} from '../../main/practice/actions/calendars.ts';
import {
  doctorBooks,
  doctorCancels,
  doctorErases,
  doctorMarksPresence,
  doctorMoves,
} from '../../main/practice/actions/doctors.ts';
import {
  patientBooks,
  patientCancels,
  patientConfirms,
  patientMoves,
} from '../../main/practice/actions/patients.ts';
import { intBetween, seededRandom } from '#shared/random.ts';
import { addDays, atWallClock, dayWindow, localDateOf } from '#shared/time/zone.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { makeEdit } from '../../main/practice/panel/edits.ts';
import { freeSlots, type FreeSlot } from '../../main/practice/rules/slots.ts';
import type { Booking } from '../../main/practice/world.ts';
import type { Deed } from './plan.ts';
import { patientNumber } from './smallWorld.ts';

const minute = 60_000;

/** One of a list by a number in [0, 1); `undefined` of an empty one. */
export function at<T>(list: readonly T[], pick: number): T | undefined {
  return list[Math.min(list.length - 1, Math.floor(pick * list.length))];
}

/** Free times at an address, from now on, as the vendor shows them. */
export function freeAt({ world, clock, quirks }: Clinic, addressId: string): FreeSlot[] {
  const now = clock.now();
  if (world.addresses.get(addressId)?.calendar !== 'enabled') return [];
  const isShown = (id: string): boolean =>
    quirks.slotsShowInvisible || world.addressServices.get(id)?.isVisible === true;
  return freeSlots(world, addressId, { from: now, to: now + 8 * 24 * 60 * minute, now }).filter(
    ({ services }) => services.some(({ addressServiceId }) => isShown(addressServiceId)),
  );
}

/** Does what patients and the clinic's own side do. @returns false: it is no deed of theirs */
export function clinicDoes(clinic: Clinic, deed: Deed, mark: string): boolean {
  const { world, clock } = clinic;
  const now = clock.now();
  const standing = [...world.bookings.values()].filter(
    ({ status, deleted }) => status === 'booked' && deleted !== true,
  );
  const coming = standing.filter(({ start }) => start > now);
  const chosen = (list: readonly Booking[], pick: number): string => at(list, pick)?.id ?? '';
  const slotFor = (pick: number): { addressId: string; slot: FreeSlot } | null => {
    const addressId = at([...world.addresses.keys()], pick) ?? '';
    const free = freeAt(clinic, addressId);
    const slot = at(free, (pick * 7) % 1);
    return slot === undefined ? null : { addressId, slot };
  };
  const book = (pick: number, by: typeof patientBooks | typeof doctorBooks): void => {
    const found = slotFor(pick);
    if (found === null) return;
    by(world, {
      now,
      addressId: found.addressId,
      addressServiceId: found.slot.services[0]?.addressServiceId ?? '',
      start: found.slot.start,
      patient: patientNumber(mark),
    });
  };
  const move = (pick: number, where: number, by: typeof patientMoves | typeof doctorMoves): void => {
    const booking = at(coming, pick);
    if (booking === undefined) return;
    const to = at(freeAt(clinic, booking.addressId), where);
    if (to !== undefined)
      by(world, { now, bookingId: booking.id, addressId: booking.addressId, start: to.start });
  };
  switch (deed.kind) {
    case 'patientBooks':
      book(deed.pick, patientBooks);
      return true;
    case 'doctorBooks':
      book(deed.pick, doctorBooks);
      return true;
    case 'patientMoves':
      move(deed.pick, deed.where, patientMoves);
      return true;
    case 'doctorMoves':
      move(deed.pick, deed.where, doctorMoves);
      return true;
    case 'patientCancels':
      patientCancels(world, { now, bookingId: chosen(coming, deed.pick) });
      return true;
    case 'patientConfirms':
      patientConfirms(world, { now, bookingId: chosen(coming, deed.pick) });
      return true;
    case 'doctorCancels':
      doctorCancels(world, { now, bookingId: chosen(standing, deed.pick) });
      return true;
    case 'doctorErases':
      doctorErases(world, { now, bookingId: chosen(standing, deed.pick) });
      return true;
    case 'doctorMarks': {
      const begun = standing.filter(({ start }) => start <= now);
      doctorMarksPresence(world, { now, bookingId: chosen(begun, deed.pick), presence: deed.presence });
      return true;
    }
    case 'breakAdded': {
      const found = slotFor(deed.pick);
      if (found === null) return true;
      const since = found.slot.start;
      doctorAddsBreak(world, { now, addressId: found.addressId, since, till: since + 40 * minute });
      return true;
    }
    case 'breakMoved': {
      const pause = at([...world.breaks.values()], deed.pick);
      if (pause === undefined) return true;
      const by = 60 * minute;
      doctorMovesBreak(world, { now, breakId: pause.id, since: pause.since + by, till: pause.till + by });
      return true;
    }
    case 'calendarGoes':
    case 'calendarComes': {
      const assigned = deed.kind === 'calendarComes';
      const address = at([...world.addresses.values()], deed.pick);
      if (address === undefined) return true;
      address.foreign = !assigned;
      if (deed.told) assignmentChanges(world, { now, addressId: address.id, assigned });
      return true;
    }
    case 'facilityGoes':
    case 'facilityComes':
      for (const facility of world.facilities.values()) facility.foreign = deed.kind === 'facilityGoes';
      return true;
    case 'panelEdits': {
      const { newServiceBookableMs } = clinic.quirks;
      makeEdit(deed.edit, { world, random: seededRandom(deed.seed), now, newServiceBookableMs });
      return true;
    }
    case 'doctorSetsHours': {
      const random = seededRandom(deed.seed);
      const addressId = at([...world.addresses.keys()], deed.pick) ?? '';
      const service = [...world.addressServices.values()].find((one) => one.addressId === addressId);
      const date = addDays(localDateOf(now, world.timeZone), intBetween(random, 1, 14));
      const start = atWallClock(date, `${intBetween(random, 17, 20)}:00`, world.timeZone);
      const services = [{ addressServiceId: service?.id ?? '', duration: 20 }];
      const period = { start, end: start + 60 * minute, services, insuranceProviders: [] };
      doctorSetsPeriods(world, {
        addressId,
        ...dayWindow(date, world.timeZone),
        periods:
          service === undefined ? [] : [{ ...period, insuranceAccepted: 'with-and-without-insurance' }],
      });
      return true;
    }
    case 'serviceGoes': {
      const service = at([...world.addressServices.values()], deed.pick);
      if (service !== undefined) doctorDeletesService(world, { now, addressServiceId: service.id });
      return true;
    }
    case 'serviceComes': {
      const address = at([...world.addresses.values()], deed.pick);
      const { newServiceBookableMs: bookableAfterMs } = clinic.quirks;
      const of = { now, addressId: address?.id ?? '', serviceId: '51', bookableAfterMs };
      doctorAddsService(world, { ...of, customName: `Kontrola ${mark}`, price: 80, defaultDuration: 20 });
      return true;
    }
    case 'serviceChanges': {
      const service = at([...world.addressServices.values()], deed.pick);
      const change = { customName: `Porada ${mark}`, price: 120 };
      if (service !== undefined)
        doctorChangesService(world, { now, addressServiceId: service.id, ...change });
      return true;
    }
    case 'breakRemoved':
      doctorRemovesBreak(world, { now, breakId: at([...world.breaks.values()], deed.pick)?.id ?? '' });
      return true;
    default:
      return false;
  }
}
