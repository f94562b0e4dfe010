import { describe, expect, test } from 'vitest';
import {
  assignmentChanges,
  commercialTypeChanges,
  doctorAddsBreak,
  doctorAddsService,
  doctorChangesService,
  doctorMovesBreak,
  doctorRemovesBreak,
  doctorSetsPeriods,
} from '../../../main/practice/actions/calendars.ts';
import {
  doctorBooks,
  doctorCancels,
  doctorConfirms,
  doctorErases,
  doctorMarksPresence,
  doctorMoves,
} from '../../../main/practice/actions/doctors.ts';
import { paymentChanges } from '../../../main/practice/actions/payments.ts';
import { patientCancels, patientConfirms, patientMoves } from '../../../main/practice/actions/patients.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import type { World } from '../../../main/practice/world.ts';
import { anna, at, monday, morning, putBooking, smallWorld } from './support/world.ts';

const now = morning;
const names = (world: World) => world.queue.map(({ name }) => name);

describe('doctors in their panel', () => {
  test('book outside the slots, for as long as the service takes, but over nobody unless they insist', () => {
    const world = smallWorld();
    const evening = {
      now,
      addressId: '111',
      addressServiceId: '501',
      start: at(monday, '18:05'),
      patient: anna,
    };
    const booked = doctorBooks(world, evening);
    expect(booked.ok && booked.value).toMatchObject({ bookedBy: 'doctor', duration: 60 });
    expect(doctorBooks(world, { ...evening, start: at(monday, '18:30') }).ok).toBe(false);
    expect(doctorBooks(world, { ...evening, start: at(monday, '18:30'), overbook: true }).ok).toBe(true);
    expect(doctorBooks(world, { ...evening, addressServiceId: '510' }).ok).toBe(false);
    expect(names(world)).toEqual(['slot-booked', 'slot-booked']);
  });

  test('confirm, mark presence, cancel and move; each is told', () => {
    const world = smallWorld();
    putBooking(world, { id: '600' });
    putBooking(world, { id: '601', start: morning });
    doctorConfirms(world, { now, bookingId: '600' });
    doctorMarksPresence(world, { now, bookingId: '601', presence: 'absent' });
    const moved = doctorMoves(world, { now, bookingId: '600', start: at(monday, '10:00') });
    if (moved.ok) doctorCancels(world, { now, bookingId: moved.value.new.id, reason: 'Konferencja' });
    expect(names(world)).toEqual([
      'booking-confirmed',
      'presence-marked',
      'booking-moved',
      'booking-canceled',
    ]);
    expect(world.bookings.get('600')).toMatchObject({ canceledBy: 'doctor', movedTo: '1000' });
    expect(world.bookings.get('1000')?.cancelReason).toBe('Konferencja');
  });

  test('erase visits without a word: only a sweep of the calendar tells', () => {
    const world = smallWorld();
    putBooking(world, { id: '600' });
    doctorErases(world, { now, bookingId: '600' });
    expect(names(world)).toEqual([]);
    const span = { from: at(monday, '09:00'), to: at(monday, '09:10'), now };
    expect(freeSlots(world, '111', span)).toHaveLength(1);
  });

  test('offer services and change them; each is told', () => {
    const world = smallWorld();
    const added = doctorAddsService(world, { now, addressId: '121', serviceId: '72', price: 50 });
    expect(added.ok && added.value).toMatchObject({ name: 'Szczepienie', price: 50, isDefault: false });
    doctorChangesService(world, { now, addressServiceId: '510', price: 200, isVisible: false });
    expect(world.addressServices.get('510')).toMatchObject({ price: 200, isVisible: false });
    expect(names(world)).toEqual(['address-service-created', 'address-service-changed']);
  });

  test('set their hours without a word: `slot-changed` is no more', () => {
    const world = smallWorld();
    const [period] = world.workPeriods.get('111') ?? [];
    if (period === undefined) throw new Error('no period');
    const later = { ...period, start: at(monday, '14:00'), end: at(monday, '15:00') };
    doctorSetsPeriods(world, {
      addressId: '111',
      from: at(monday, '00:00'),
      to: at(monday, '23:00'),
      periods: [later],
    });
    expect(world.workPeriods.get('111')).toEqual([later]);
    expect(names(world)).toEqual([]);
  });
});

test('the vendor gives an address to the client and takes it away; each is told with its package', () => {
  const world = smallWorld();
  assignmentChanges(world, { now, addressId: '121', assigned: false });
  expect(world.addresses.get('121')?.foreign).toBe(true);
  assignmentChanges(world, { now, addressId: '121', assigned: true });
  expect(world.addresses.get('121')?.foreign).toBe(false);
  expect(names(world)).toEqual(['address-unassigned', 'address-assigned']);
});

test('what is not there is refused, and nothing is told', () => {
  const world = smallWorld();
  const bookingId = '9';
  const outcomes = [
    doctorMoves(world, { now, bookingId, start: now }),
    doctorCancels(world, { now, bookingId }),
    doctorConfirms(world, { now, bookingId }),
    doctorErases(world, { now, bookingId }),
    doctorMarksPresence(world, { now, bookingId, presence: 'present' }),
    doctorAddsBreak(world, { now, addressId: '9', since: now, till: now + 1 }),
    doctorMovesBreak(world, { now, breakId: '9', since: now, till: now + 1 }),
    doctorRemovesBreak(world, { now, breakId: '9' }),
    doctorChangesService(world, { now, addressServiceId: '9' }),
    commercialTypeChanges(world, { now, addressId: '9', commercialType: 'basic' }),
    assignmentChanges(world, { now, addressId: '9', assigned: true }),
    paymentChanges(world, { now, bookingId, status: 'paid' }),
    patientMoves(world, { now, bookingId, start: now }),
    patientCancels(world, { now, bookingId }),
    patientConfirms(world, { now, bookingId }),
  ];
  expect(outcomes.filter(({ ok }) => ok)).toEqual([]);
  expect(names(world)).toEqual([]);
});
