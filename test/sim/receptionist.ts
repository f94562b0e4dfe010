import type { NewPatient } from '#shared/domain/booking.ts';
import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import type { VisitAction } from '#shared/domain/kinds/decisionKinds.ts';
import { project } from '#shared/domain/project.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import type { Slot, SlotService } from '#shared/domain/schedule.ts';
import type { OpenStore } from '../../main/store/open.ts';
import { calendars } from '../../main/sync/catalogue/catalogueReader.ts';
import { at } from './clinicSide.ts';
import type { Deed } from './plan.ts';
import { patientMark, patientNumber } from './smallWorld.ts';
import { aCaller } from '../support/caller.ts';

/** What a receptionist decides; `surname` is the patient's of a new visit. */
export interface Wish {
  readonly action: VisitAction;
  readonly calendar: CalendarRef | null;
  readonly surname: string | null;
}

const week = 7 * 24 * 3_600_000;

/** All that the desk's screen could show around now. */
export function shownNow(store: OpenStore, now: number): readonly ShownBooking[] {
  const addresses = store.catalogue.addresses().map(({ id }) => id);
  const window = { from: now - week, to: now + week };
  return project(store.bookings.inWindow(addresses, window), store.intents.open(addresses));
}

/** How long a service takes by what this desk knows. */
function minutesOf(store: OpenStore, addressId: AddressId, service: SlotService): number {
  const { addressServiceId, duration } = service;
  const listed = store.catalogue.addressServices(addressId).find(({ id }) => id === addressServiceId);
  return duration ?? listed?.duration ?? 20;
}

/** What the deed means to somebody who sees only this desk's screen; `null`: there is nothing to do it with. */
export function wishOf(store: OpenStore, deed: Deed, mark: string, now: number): Wish | null {
  const standing = shownNow(store, now).filter(({ status }) => status === 'booked');
  const wish = (action: VisitAction): Wish => ({ action, calendar: null, surname: null });
  switch (deed.kind) {
    case 'book': {
      const slot = slotAt(store, now, deed.pick);
      const service = at(slot?.services ?? [], deed.which);
      if (slot === null || service === undefined) return null;
      const patient = newPatient(mark);
      return {
        action: {
          kind: 'book',
          start: slot.start,
          duration: minutesOf(store, slot.addressId, service),
          addressServiceId: service.addressServiceId,
          serviceName: 'Konsultacja',
          patient,
          comment: null,
        },
        calendar: calendarOf(store, slot.addressId),
        surname: patient.surname,
      };
    }
    case 'bookAgain': {
      const coming = standing.filter(({ start, service }) => start > now && service !== null);
      const visit = at(coming, deed.pick);
      if (visit === undefined || visit.patient === null || visit.service === null) return null;
      const calendar = calendarOf(store, visit.addressId);
      // One that is on its way into a calendar that has just gone stands on no board.
      if (calendar === null) return null;
      const surname = visit.patient.surname;
      return {
        action: {
          kind: 'book',
          start: visit.start,
          duration: Math.round((visit.end - visit.start) / 60_000),
          addressServiceId: visit.service.id,
          serviceName: 'Konsultacja',
          patient: newPatient(surname.slice(patientMark.length)),
          comment: null,
        },
        calendar,
        surname,
      };
    }
    case 'confirm': {
      const open = standing.filter(({ start, confirmed }) => start > now && confirmed !== true);
      const visit = at(open, deed.pick);
      return visit === undefined ? null : wish({ kind: 'confirm', bookingId: visit.id });
    }
    case 'cancel': {
      const visit = at(
        standing.filter(({ start }) => start > now),
        deed.pick,
      );
      return visit === undefined ? null : wish({ kind: 'cancel', bookingId: visit.id, reason: mark });
    }
    case 'move': {
      const visit = at(
        standing.filter(({ start, service }) => start > now && service !== null),
        deed.pick,
      );
      const slot = slotAt(store, now, deed.where);
      const calendar = slot === null ? null : calendarOf(store, slot.addressId);
      const short = slot?.services.find((one) => minutesOf(store, slot.addressId, one) === 20);
      const service = short ?? slot?.services[0];
      if (visit === undefined || slot === null || calendar === null || service === undefined) return null;
      return wish({
        kind: 'move',
        bookingId: visit.id,
        to: {
          calendar,
          start: slot.start,
          duration: minutesOf(store, slot.addressId, service),
          addressServiceId: service.addressServiceId,
        },
      });
    }
    case 'presence': {
      // Some minutes early too: people come before their time.
      const here = standing.filter(({ start }) => start <= now + 25 * 60_000);
      const visit = at(here, deed.pick);
      return visit === undefined
        ? null
        : wish({ kind: 'presence', bookingId: visit.id, presence: deed.presence });
    }
    default:
      return null;
  }
}

function newPatient(mark: string): NewPatient {
  const { name, surname, phone } = patientNumber(mark);
  return aCaller({ name, surname, phone: phone ?? '' });
}

function slotAt(store: OpenStore, now: number, pick: number): Slot | null {
  const addresses = store.catalogue.addresses().map(({ id }) => id);
  const addressId = at(addresses, pick);
  if (addressId === undefined) return null;
  const free = store.schedule.slotsInWindow([addressId], { from: now + 60_000, to: now + week });
  return at(free, (pick * 13) % 1) ?? null;
}

function calendarOf(store: OpenStore, addressId: string): CalendarRef | null {
  return calendars(store.catalogue).find((one) => one.addressId === addressId) ?? null;
}
