import { describe, expect, test } from 'vitest';
import { asAddressId } from '#shared/domain/ids.ts';
import { bench, type Bench, type BenchDesk } from './bench.ts';
import { expectInStep } from './equality.ts';

const hour = 60 * 60_000;

/** The catalogue is there, and the calendars are being read. */
const isReading = ({ progress }: BenchDesk): boolean =>
  progress.some((one) => one.kind === 'running' && one.step === 'history');

describe('the first import', () => {
  test('leaves a server copy that equals the clinic', async () => {
    const { clinic, desk } = bench({ size: 'clinic' });
    const one = desk();
    await one.imported();
    expectInStep(one.store, clinic);
    expect(one.sync.line()).toMatchObject({ kind: 'inStep' });
  });

  test('of a clinic that nobody has set up yet ends in step: calendars that were never made have nothing to be read', async () => {
    const { clinic, desk } = bench({ size: 'empty' });
    const one = desk();
    await one.imported();
    expectInStep(one.store, clinic);
    expect(one.store.catalogue.addresses()).toHaveLength(10);
    expect(one.sync.line()).toMatchObject({ kind: 'inStep' });
    expect(one.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('goes in the vendor’s recommended order, and today is there before the rest', async () => {
    const { desk } = bench();
    const one = desk();
    await one.imported();
    const steps = one.progress.flatMap((progress) =>
      progress.kind === 'running' ? [progress.step] : ['finished'],
    );
    const order = steps.filter((step, index) => step !== steps[index - 1]);
    const expected = [
      'facilities',
      'doctors',
      'addresses',
      'services',
      'addressServices',
      'today',
      'schedule',
      'history',
      'finished',
    ];
    // Progress is told from time to time only, so a short step may be missing, but none is out of order.
    expect(order).toEqual(expected.filter((step) => order.includes(step)));
    expect(order.slice(0, 5)).toEqual(expected.slice(0, 5));
    for (const progress of one.progress) {
      if (progress.kind === 'running' && (progress.step === 'schedule' || progress.step === 'history')) {
        expect(progress.todayReady).toBe(true);
      }
    }
  });

  test('has the coming weeks of a clinic of ten calendars in its first spurt, and does not stand still on the way', async () => {
    const { clinic, clock, desk } = bench({ size: 'clinic' });
    const began = clock.now();
    const one = desk();
    await one.scheduled();
    expect(clinic.world.addresses.size).toBe(10);
    // What does not fit goes out evenly, so the rest would come a minute later.
    expect(clock.now() - began).toBeLessThan(30_000);
  });

  test('keeps a year of past visits, by which returning patients are known', async () => {
    const { clinic, clock, desk } = bench({ size: 'clinic' });
    const one = desk();
    await one.imported();
    const past = { from: clock.now() - 360 * 86_400_000, to: clock.now() };
    const theirs = [...clinic.world.bookings.values()].filter(
      ({ start, status }) => status === 'booked' && past.from <= start && start < past.to,
    );
    const ours = one.store.bookings
      .inWindow(
        one.store.catalogue.addresses().map(({ id }) => id),
        past,
      )
      .filter(({ status, start }) => status === 'booked' && start >= past.from);
    expect(new Set(ours.map(({ id }) => id as string))).toEqual(new Set(theirs.map(({ id }) => id)));
  });

  test('goes on after a crash where it stood: no call that was done is made again', async () => {
    const { clinic, clock, desk } = bench();
    const first = desk();
    await clock.until(() => (clinic.counts.byOperation.get('getServices') ?? 0) > 0, 60_000);
    await first.stop();
    const facilities = clinic.counts.byOperation.get('getFacilities') ?? 0;
    const doctors = clinic.counts.byOperation.get('getDoctors') ?? 0;
    const second = desk(first.file);
    await second.imported();
    expect(clinic.counts.byOperation.get('getFacilities') ?? 0).toBe(facilities);
    expect(clinic.counts.byOperation.get('getDoctors') ?? 0).toBe(doctors);
    expectInStep(second.store, clinic);
  });

  test.each<[string, (bed: Bench, first: BenchDesk) => Promise<BenchDesk>]>([
    [
      'held up for hours by its line',
      async ({ clock, clinic }, first) => {
        clinic.lineUp = false;
        await clock.advance(7 * hour);
        clinic.lineUp = true;
        return first;
      },
    ],
    [
      'ended, and begun again hours later',
      async ({ clock, desk }, first) => {
        await first.stop();
        await clock.advance(7 * hour);
        return desk(first.file);
      },
    ],
  ])(
    'that is %s learns which calendars have gone meanwhile, though the vendor told nobody',
    async (_how, later) => {
      const bed = bench({ size: 'clinic' });
      const { clinic, clock, desk } = bed;
      const first = desk();
      await clock.until(() => isReading(first), 600_000);
      expect(first.sync.progress().kind).toBe('running');
      const goes = [...clinic.world.addresses.values()].at(-1);
      if (goes === undefined) throw new Error('the clinic has no calendar');
      goes.foreign = true;
      const again = await later(bed, first);
      await again.imported();
      await clock.advance(2 * 60_000);
      expect(again.store.catalogue.address(asAddressId(goes.id))).toBe(null);
    },
  );

  test('waits with a reason while the line is down, and ends as if it had never been', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await clock.until(
      () => one.progress.some((progress) => progress.kind === 'running' && progress.step === 'doctors'),
      60_000,
    );
    clinic.lineUp = false;
    await clock.advance(60_000);
    expect(one.sync.line()).toMatchObject({ kind: 'offline' });
    expect(one.sync.progress()).toMatchObject({ kind: 'running', waiting: { kind: 'offline' } });
    clinic.lineUp = true;
    await one.imported();
    expectInStep(one.store, clinic);
  });

  test('stays inside the firewall’s 400 calls in five minutes, however large the clinic', async () => {
    const { clinic, desk } = bench({ size: 'clinic', quirks: { firewallCallsPerFiveMinutes: 400 } });
    const one = desk();
    await one.imported();
    expect(one.lines.filter(({ kind }) => kind === 'paused')).toEqual([]);
    expectInStep(one.store, clinic);
  });

  test('finds its way where the vendor allows only narrow windows', async () => {
    const { clinic, desk } = bench({ quirks: { bookingsMaxDays: 31 } });
    const one = desk();
    await one.imported();
    expectInStep(one.store, clinic);
  });

  test('a calendar whose pages are lies is read whole all the same', async () => {
    const { clinic, desk } = bench({
      size: 'clinic',
      quirks: { wrongPages: true },
      settings: { pageLimit: 7 },
    });
    const one = desk();
    await one.scheduled();
    expectInStep(one.store, clinic);
  });

  test.each([50, 7, 2])('a vendor who puts no more than %i visits on a page is read whole', async (most) => {
    const { clinic, desk } = bench({
      size: most === 50 ? 'clinic' : 'small',
      quirks: { bookingsMostOnPage: most, wrongPages: most === 7 },
    });
    const one = desk();
    await one.imported();
    expectInStep(one.store, clinic);
  });

  test('no name of a patient is ever in the log', async () => {
    const { clinic, desk } = bench();
    const one = desk();
    await one.imported();
    const text = JSON.stringify(one.log.lines);
    for (const { patient } of clinic.world.bookings.values()) expect(text).not.toContain(patient.surname);
  });
});
