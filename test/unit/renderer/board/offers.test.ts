import { describe, expect, test } from 'vitest';
import {
  countFor,
  inOrder,
  offeredServices,
  servicesOf,
  slotsFor,
} from '../../../../renderer/board/offers.ts';
import { aColumn, aSlot, at } from './invented.ts';

/* Which free times take a service is told by the indexes of each column, which has names of its own. */
const first = aColumn('a', {
  services: ['Consultation', 'Ultrasound'],
  slots: [
    { ...aSlot('09:00'), services: [0] },
    { ...aSlot('10:00'), services: [0, 1] },
    { ...aSlot('11:00'), services: [1] },
  ],
});
const second = aColumn('b', {
  services: ['Ultrasound', 'Vaccination'],
  slots: [{ ...aSlot('12:00'), services: [0] }],
});
const starts = (slots: readonly { readonly start: number }[]) => slots.map(({ start }) => start);

describe('the free times for a service', () => {
  test('are those that take it, under whatever index the column has it', () => {
    expect(starts(slotsFor(first, 'Ultrasound'))).toEqual([at('10:00'), at('11:00')]);
    expect(starts(slotsFor(second, 'Ultrasound'))).toEqual([at('12:00')]);
  });
  test('are none where the calendar does not offer it, and the very same list where none is asked for', () => {
    expect(slotsFor(second, 'Consultation')).toEqual([]);
    expect(slotsFor(second, 'toString')).toEqual([]);
    expect(slotsFor(first, null)).toBe(first.slots);
  });
  test('are counted from now on, over all columns', () => {
    expect(countFor([first, second], 'Ultrasound', at('10:00'))).toBe(3);
    expect(countFor([first, second], 'Ultrasound', at('10:01'))).toBe(2);
  });
});

test('a free time names what its column knows of it', () => {
  expect(servicesOf({ ...aSlot('09:00'), services: [1, 7, 0] }, first.services)).toEqual([
    'Ultrasound',
    'Consultation',
  ]);
});

test('the choice has each service once, with its calendars and the free times that are left; what most offer stands first', () => {
  const again = { ...first, slots: [] };
  const offered = offeredServices([first, again, second], at('10:00'));
  expect(inOrder(offered, 'en')).toEqual([
    { name: 'Ultrasound', calendars: 2, free: 3 },
    { name: 'Consultation', calendars: 1, free: 1 },
    { name: 'Vaccination', calendars: 1, free: 0 },
  ]);
});
