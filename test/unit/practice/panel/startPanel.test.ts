import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { seededRandom } from '#shared/random.ts';
import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import { generateWorld } from '../../../../main/practice/generate/generateWorld.ts';
import { editKinds, makeEdit, type EditKind } from '../../../../main/practice/panel/edits.ts';
import { startPanel, type Panel } from '../../../../main/practice/panel/startPanel.ts';
import { activeBookings, servicesAt } from '../../../../main/practice/rules/lookup.ts';
import { freeSlots } from '../../../../main/practice/rules/slots.ts';
import type { World, WorkPeriod } from '../../../../main/practice/world.ts';
import { VirtualClock } from '../patients/virtualClock.ts';

const monday = Date.UTC(2026, 10, 23, 8, 40);
const minute = 60_000;
const hour = 60 * minute;

interface Scene {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly panel: Panel;
  readonly edits: { readonly kind: EditKind; readonly at: number }[];
}

function openScene(seed: number, locale: (typeof marketplaceLocales)[number] = 'pl'): Scene {
  const world = generateWorld({ locale, size: 'clinic', seed, now: monday });
  const clock = new VirtualClock(monday);
  const edits: { kind: EditKind; at: number }[] = [];
  const panel = startPanel({
    world,
    clock,
    random: seededRandom(seed),
    newServiceBookableMs: 40_000,
    onEdit: (kind) => edits.push({ kind, at: clock.now() }),
  });
  return { world, clock, panel, edits };
}

const periodsOf = (world: World): WorkPeriod[] => [...world.workPeriods.values()].flat();
const told = (world: World, name: string): number =>
  world.queue.filter((event) => event.name === name).length;
/** All that patients are offered in the next two weeks, by calendar and start. */
const offered = (world: World, now: number): Set<string> =>
  new Set(
    [...world.addresses.keys()].flatMap((id) =>
      freeSlots(world, id, { from: now, to: now + 15 * 24 * hour, now }).map(({ start }) => `${id} ${start}`),
    ),
  );

describe('doctors in the panel of a practice clinic', { timeout: 20_000 }, () => {
  test('edit something a few times an hour, of all kinds in the end', () => {
    const { clock, edits } = openScene(3);
    clock.pass(4 * hour);
    expect(edits.length).toBeGreaterThanOrEqual(15);
    expect(edits.length).toBeLessThanOrEqual(40);
    clock.pass(40 * hour);
    expect(new Set(edits.map(({ kind }) => kind))).toEqual(new Set(editKinds.map(({ kind }) => kind)));
  });

  test('change what is offered without an event of their hours: a desk learns it by looking', () => {
    let silent = 0;
    for (let seed = 0; seed < 12; seed += 1)
      for (const kind of ['hoursShortened', 'hoursExtended', 'dayClosed'] as const) {
        const world = generateWorld({ locale: 'pl', size: 'small', seed, now: monday });
        const before = offered(world, monday);
        const scene = { world, random: seededRandom(seed), now: monday, newServiceBookableMs: 0 };
        if (!makeEdit(kind, scene)) continue;
        const after = offered(world, monday);
        const gone = [...before].filter((slot) => !after.has(slot)).length;
        const fresh = [...after].filter((slot) => !before.has(slot)).length;
        expect(kind === 'hoursExtended' ? gone : fresh).toBe(0);
        if (gone + fresh > 0) silent += 1;
        expect(world.queue).toEqual([]);
      }
    expect(silent).toBeGreaterThan(10);
  });

  test('leave a sound clinic in every country: visits stay, periods stay in their day and overlap nothing of their calendar', () => {
    fc.assert(
      fc.property(fc.constantFrom(...marketplaceLocales), fc.nat(10_000), (locale, seed) => {
        const { world, clock, edits } = openScene(seed, locale);
        const booked = activeBookings(world, [...world.addresses.keys()][0] ?? '', 0, Infinity).length;
        clock.pass(12 * hour);
        expect(edits.length).toBeGreaterThan(0);
        const now = activeBookings(world, [...world.addresses.keys()][0] ?? '', 0, Infinity).length;
        expect(now).toBe(booked);
        for (const { start, end } of periodsOf(world)) {
          expect(start).toBeLessThan(end);
          expect(localDateOf(end - 1, world.timeZone)).toBe(localDateOf(start, world.timeZone));
        }
        for (const periods of world.workPeriods.values()) {
          const sorted = periods.toSorted((a, b) => a.start - b.start);
          for (const [n, one] of sorted.entries())
            expect(one.end).toBeLessThanOrEqual(sorted[n + 1]?.start ?? Infinity);
        }
        for (const id of world.addresses.keys()) expect(servicesAt(world, id).length).toBeGreaterThan(2);
      }),
      { numRuns: 8 },
    );
  });

  test('stay no longer than their day: hours that reach midnight go no further', () => {
    const world = generateWorld({ locale: 'pl', size: 'small', seed: 1, now: monday });
    for (const period of periodsOf(world))
      period.end = dayWindow(localDateOf(period.start, world.timeZone), world.timeZone).to;
    for (let seed = 0; seed < 20; seed += 1) {
      const scene = { world, random: seededRandom(seed), now: monday, newServiceBookableMs: 0 };
      expect(makeEdit('hoursExtended', scene)).toBe(false);
    }
  });

  test('tell of breaks and services as the vendor does', () => {
    const { world, clock, edits } = openScene(5);
    clock.pass(40 * hour);
    const count = (...kinds: EditKind[]): number => edits.filter(({ kind }) => kinds.includes(kind)).length;
    expect(count('breakAdded')).toBeGreaterThan(0);
    expect(told(world, 'break-created')).toBe(count('breakAdded'));
    expect(told(world, 'break-removed')).toBe(count('breakRemoved'));
    expect(told(world, 'break-moved')).toBe(count('breakMoved'));
    expect(told(world, 'address-service-changed')).toBe(count('serviceChanged'));
    expect(told(world, 'address-service-created')).toBe(count('serviceAdded', 'serviceReplaced'));
    expect(told(world, 'address-service-deleted')).toBe(count('serviceDeleted', 'serviceReplaced'));
  });

  test('give a service that they make anew another id, in their hours, too', () => {
    const world = generateWorld({ locale: 'pl', size: 'small', seed: 2, now: monday });
    const before = new Map(world.addressServices);
    const starts = offered(world, monday);
    const scene = { world, random: seededRandom(2), now: monday, newServiceBookableMs: 0 };
    expect(makeEdit('serviceReplaced', scene)).toBe(true);
    const fresh = [...world.addressServices.values()].filter(({ id }) => !before.has(id));
    const gone = [...before.values()].filter(({ id }) => !world.addressServices.has(id));
    expect([fresh.length, gone.length]).toEqual([1, 1]);
    expect(fresh[0]).toMatchObject({ name: gone[0]?.name, serviceId: gone[0]?.serviceId });
    expect(offered(world, monday)).toEqual(starts);
    const named = periodsOf(world).flatMap(({ services }) => services.map((one) => one.addressServiceId));
    expect(named).toContain(fresh[0]?.id);
    expect(named).not.toContain(gone[0]?.id);
  });

  test('make nothing anew that stands there twice: it would be gone, and could not be added again', () => {
    const world = generateWorld({ locale: 'pl', size: 'small', seed: 2, now: monday });
    for (const service of world.addressServices.values())
      Object.assign(service, { serviceId: '501', customName: null });
    const before = [...world.addressServices.keys()];
    const scene = { world, random: seededRandom(2), now: monday, newServiceBookableMs: 0 };
    expect(makeEdit('serviceReplaced', scene)).toBe(false);
    expect([...world.addressServices.keys()]).toEqual(before);
  });

  test('do the very same under the same seed and clock, and nothing once they are stopped', () => {
    const run = (): unknown => {
      const { world, clock } = openScene(8, 'tr');
      clock.pass(5 * hour);
      return { queue: world.queue, periods: periodsOf(world) };
    };
    expect(run()).toEqual(run());
    const { clock, panel, edits } = openScene(6);
    clock.pass(hour);
    panel.stop();
    const done = edits.length;
    clock.pass(10 * hour);
    expect(edits).toHaveLength(done);
    expect(clock.waiting).toBe(0);
  });

  test('leave a clinic that is empty as it is', () => {
    const world = generateWorld({ locale: 'de', size: 'empty', seed: 1, now: monday });
    const scene = { world, random: seededRandom(1), now: monday, newServiceBookableMs: 0 };
    for (const { kind } of editKinds) expect(makeEdit(kind, scene)).toBe(false);
    expect(world.queue).toEqual([]);
  });
});
