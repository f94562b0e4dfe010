import { expect } from 'vitest';
import { asAddressServiceId, asBreakId } from '#shared/domain/ids.ts';
import { day, hour, minute, monday, valueOf, type Proof } from './clinic.ts';

const week = { from: monday, to: monday + 7 * day };

/** Calendars, their breaks and their times. */
export const calendarProofs = {
  getCalendar: async ({ client, calendar }) => {
    expect(valueOf(await client.getCalendar(calendar))).toBe('enabled');
  },
  enableCalendar: async ({ client, calendar, address }) => {
    address.calendar = 'disabled';
    expect(valueOf(await client.enableCalendar(calendar))).toBe('now');
    expect(address.calendar).toBe('enabled');
    expect(valueOf(await client.enableCalendar(calendar))).toBe('already');
  },
  disableCalendar: async ({ client, calendar, address }) => {
    expect(valueOf(await client.disableCalendar(calendar))).toBe('now');
    expect(address.calendar).toBe('disabled');
    expect(valueOf(await client.disableCalendar(calendar))).toBe('already');
  },
  getCalendarBreaks: async ({ client, calendar, world, address }) => {
    const { items } = valueOf(await client.getCalendarBreaks(calendar, week));
    const own = [...world.breaks.values()].filter(
      (one) => one.addressId === address.id && one.since < week.to && one.till > week.from,
    );
    expect(new Set(items)).toEqual(new Set(own));
    expect(items.length).toBeGreaterThan(0);
  },
  addCalendarBreak: async ({ client, calendar, world }) => {
    const wanted = { since: monday + 10 * day, till: monday + 10 * day + hour, description: 'Urlop' };
    const added = valueOf(await client.addCalendarBreak(calendar, wanted));
    expect(world.breaks.get(added.id)).toMatchObject(wanted);
    expect(added.break).toMatchObject({ id: added.id, ...wanted });
  },
  getCalendarBreak: async ({ client, calendar, world, address }) => {
    const own = [...world.breaks.values()].find((one) => one.addressId === address.id);
    expect(valueOf(await client.getCalendarBreak(calendar, asBreakId(own?.id ?? '')))).toEqual(own);
  },
  moveCalendarBreak: async ({ client, calendar, world, address }) => {
    const own = [...world.breaks.values()].find((one) => one.addressId === address.id);
    const to = { since: monday + 20 * day, till: monday + 20 * day + hour };
    valueOf(await client.moveCalendarBreak(calendar, asBreakId(own?.id ?? ''), to));
    expect(own).toMatchObject(to);
  },
  deleteCalendarBreak: async ({ client, calendar, world, address }) => {
    const own = [...world.breaks.values()].find((one) => one.addressId === address.id);
    valueOf(await client.deleteCalendarBreak(calendar, asBreakId(own?.id ?? '')));
    expect(world.breaks.has(own?.id ?? '')).toBe(false);
  },
  getSlots: async ({ client, calendar, address, world }) => {
    const { items, unreadable } = valueOf(await client.getSlots(calendar, week));
    expect(items.length).toBeGreaterThan(10);
    expect(unreadable).toEqual([]);
    const periods = world.workPeriods.get(address.id) ?? [];
    for (const { start, services, addressId } of items) {
      expect(addressId).toBe(address.id);
      expect(periods.some((period) => period.start <= start && start < period.end)).toBe(true);
      expect(services.length).toBeGreaterThan(0);
      expect(services.every(({ duration }) => duration === null)).toBe(true);
    }
  },
  replaceSlots: async ({ client, calendar, world, address, service, clock }) => {
    const start = Date.UTC(2026, 11, 1, 8);
    const services = [{ addressServiceId: asAddressServiceId(service.id), duration: 20 }];
    valueOf(await client.replaceSlots(calendar, [{ start, end: start + hour, services }]));
    clock.advance(minute);
    expect(world.workPeriods.get(address.id)).toContainEqual({
      start,
      end: start + hour,
      services,
      insuranceAccepted: 'with-and-without-insurance',
      insuranceProviders: [],
    });
  },
  deleteSlots: async ({ client, calendar }) => {
    const window = { from: Date.UTC(2026, 10, 23, 23), to: Date.UTC(2026, 10, 24, 23) };
    expect(valueOf(await client.getSlots(calendar, window)).items.length).toBeGreaterThan(0);
    valueOf(await client.deleteSlots(calendar, '2026-11-24'));
    expect(valueOf(await client.getSlots(calendar, window))).toEqual({ items: [], unreadable: [] });
  },
} satisfies Readonly<Record<string, Proof>>;
