import { atWallClock, dayWindow } from '#shared/time/zone.ts';
import type { BoardCard, BoardSlot, BoardBreak, BoardColumn, BoardDay } from '#shared/contract/board.ts';

export const zone = 'Europe/Warsaw';
export const date = '2026-11-23';

/** An instant of the test day by its wall clock. */
export const at = (time: string): number => atWallClock(date, time, zone);

/** A visit of 20 minutes, with what the test is about laid over it. */
export function aCard(id: string, time: string, change: Partial<BoardCard> = {}): BoardCard {
  const start = at(time);
  return {
    id,
    start,
    end: start + 20 * 60_000,
    status: 'booked',
    surname: `Surname ${id}`,
    name: 'Anna',
    serviceName: 'Consultation',
    confirmed: false,
    presence: null,
    arrival: null,
    bookedByPatient: false,
    online: false,
    hasComment: false,
    notSent: false,
    needsPerson: false,
    ...change,
  };
}

export const aSlot = (time: string, minutes = 20): BoardSlot => ({
  start: at(time),
  minutes,
  services: [0],
});

export const aBreak = (since: string, till: string): BoardBreak => ({
  id: since,
  since: at(since),
  till: at(till),
  description: null,
  notSent: false,
  needsPerson: false,
});

export function aColumn(addressId: string, change: Partial<BoardColumn> = {}): BoardColumn {
  return {
    addressId,
    facilityId: 'f1',
    facilityName: 'Invented Clinic',
    doctorName: 'Jan',
    doctorSurname: `Doctor ${addressId}`,
    specialization: 'Internist',
    addressName: null,
    onlineOnly: false,
    colour: 0,
    asOf: at('12:00'),
    cards: [],
    services: ['Consultation'],
    slots: [],
    breaks: [],
    ...change,
  };
}

export function aDay(columns: BoardColumn[], revision = 1): BoardDay {
  return { date, timeZone: zone, ...dayWindow(date, zone), revision, columns };
}
