import { expect, test } from 'vitest';
import {
  asAddressId,
  asBookingId,
  asDoctorId,
  asFacilityId,
  asInsuranceProviderId,
  asServiceId,
} from '#shared/domain/ids.ts';
import { asBreakId, asAddressServiceId } from '#shared/domain/ids.ts';
import type { Break, Slot, WorkPeriod } from '#shared/domain/schedule.ts';
import { address, addressService, booking, doctor } from './samples.ts';
import { day, hour, minute, monday } from './fixed.ts';
import { openFor, rowsOnDisk, tempFile } from './support.ts';

const f1 = asFacilityId('f1');
const d1 = asDoctorId('d1');
const a1 = asAddressId('a1');
const a2 = asAddressId('a2');

/** A store with one facility, two doctors and two addresses of the first. */
function clinic() {
  const store = openFor();
  store.catalogue.replaceFacilities([{ id: f1, name: 'Clinic' }]);
  store.catalogue.replaceDoctors(f1, [doctor('d1'), doctor('d2')]);
  store.catalogue.replaceAddresses(f1, d1, [address('a1'), address('a2', { onlineOnly: true })]);
  return store;
}

test('the clinic comes back as it was read, in the order of the first reading', () => {
  const store = clinic();
  const odd = address('a0', {
    doctorId: asDoctorId('d2'),
    name: 'Room 3',
    commercialType: 'other:gold',
    insuranceSupport: 'private_and_insurance',
    visitPayment: null,
    extraFields: { birthDate: true, gender: true, nin: false },
  });
  store.catalogue.replaceAddresses(f1, asDoctorId('d2'), [odd]);
  store.catalogue.replaceServices([
    { id: asServiceId('s2'), name: 'B' },
    { id: asServiceId('s1'), name: 'A' },
  ]);
  const full = addressService('as1');
  const bare = addressService('as0', {
    serviceId: null,
    customName: 'Own',
    price: null,
    duration: null,
    allowedAges: null,
    publicInsurance: true,
    description: 'Text',
    isDefault: true,
    visible: false,
    priceFrom: false,
  });
  store.catalogue.replaceAddressServices(a1, [full, bare]);
  expect(store.catalogue.facilities()).toEqual([{ id: 'f1', name: 'Clinic' }]);
  expect(store.catalogue.doctors()).toEqual([doctor('d1'), doctor('d2')]);
  expect(store.catalogue.addresses()).toEqual([address('a1'), address('a2', { onlineOnly: true }), odd]);
  expect(store.catalogue.address(odd.id)).toEqual(odd);
  expect(store.catalogue.address(asAddressId('none'))).toBe(null);
  expect(store.catalogue.services().map(({ name }) => name)).toEqual(['B', 'A']);
  expect(store.catalogue.addressServices(a1)).toEqual([full, bare]);
  expect(store.catalogue.addressServices(a2)).toEqual([]);
});

test('how long a service takes is learned by itself, and a list that does not tell it leaves it as it is known', () => {
  const store = clinic();
  const untold = [addressService('as1', { duration: null }), addressService('as2', { duration: null })];
  store.catalogue.replaceAddressServices(a1, untold);
  const minutes = (): (number | null)[] =>
    store.catalogue.addressServices(a1).map(({ duration }) => duration);
  const told = new Map([
    [asAddressServiceId('as1'), 45],
    [asAddressServiceId('unlisted'), 20],
  ]);
  expect(store.catalogue.learnDurations(a1, told)).toBe(true);
  expect(store.catalogue.learnDurations(a1, told)).toBe(false);
  store.catalogue.replaceAddressServices(a1, untold);
  expect(minutes()).toEqual([45, null]);
  store.catalogue.replaceAddressServices(a1, [addressService('as1', { duration: 50 })]);
  expect(minutes()).toEqual([50]);
});

test('what is no longer in a list goes, with what hangs on it, and nothing else', () => {
  const store = clinic();
  store.catalogue.replaceAddressServices(a1, [addressService('as1')]);
  store.catalogue.replaceAddressServices(a2, [addressService('as2', { addressId: a2 })]);
  store.catalogue.replaceAddresses(f1, d1, [address('a2')]);
  expect(store.catalogue.addresses().map(({ id }) => id)).toEqual(['a2']);
  expect(store.catalogue.addressServices(a1)).toEqual([]);
  store.catalogue.replaceDoctors(f1, [doctor('d2')]);
  expect(store.catalogue.addresses()).toEqual([]);
  expect(store.catalogue.addressServices(a2)).toEqual([]);
  store.catalogue.replaceFacilities([]);
  expect(store.catalogue.doctors()).toEqual([]);
});

test('renaming a facility keeps its doctors, and a doctor with one id at two facilities is two', () => {
  const store = clinic();
  const f2 = asFacilityId('f2');
  store.catalogue.replaceFacilities([
    { id: f1, name: 'New name' },
    { id: f2, name: 'Second' },
  ]);
  store.catalogue.replaceDoctors(f2, [doctor('d1', { facilityId: f2 })]);
  expect(store.catalogue.doctors().map(({ id, facilityId }) => `${facilityId}/${id}`)).toEqual([
    'f1/d1',
    'f1/d2',
    'f2/d1',
  ]);
  store.catalogue.replaceDoctors(f2, []);
  expect(store.catalogue.doctors()).toHaveLength(2);
});

test('an address that changed its doctor is not removed with the list of the old one', () => {
  const store = clinic();
  store.catalogue.replaceAddresses(f1, asDoctorId('d2'), [address('a2', { doctorId: asDoctorId('d2') })]);
  store.catalogue.replaceAddresses(f1, d1, [address('a1')]);
  expect(store.catalogue.addresses().map(({ id, doctorId }) => `${doctorId}/${id}`)).toEqual([
    'd1/a1',
    'd2/a2',
  ]);
});

test('twelve doctors get twelve colours, the thirteenth the first again; addresses take their doctor’s', () => {
  const store = openFor();
  store.catalogue.replaceFacilities([{ id: f1, name: 'Clinic' }]);
  const doctors = Array.from({ length: 13 }, (_, index) => doctor(`d${index}`));
  store.catalogue.replaceDoctors(f1, doctors);
  const colours = doctors.map(({ id }) => store.mappings.get('doctor', id)?.colour);
  expect(colours).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0]);
  store.catalogue.replaceAddresses(f1, asDoctorId('d5'), [address('x', { doctorId: asDoctorId('d5') })]);
  store.catalogue.replaceAddresses(f1, d1, [address('y')]);
  const found = store.mappings.addresses();
  expect(found.get(asAddressId('x'))).toMatchObject({ colour: 5, order: 0, hidden: false, name: null });
  expect(found.get(asAddressId('y'))).toMatchObject({ colour: 1, order: 1 });
});

test('the clinic’s own names outlive a re-reading, and a doctor who comes back finds everything as it was', () => {
  const store = clinic();
  store.mappings.set('doctor', 'd1', { name: 'Dr Ewa', code: 'EN', colour: 7, order: 40, hidden: true });
  const before = store.mappings.get('doctor', 'd1');
  store.catalogue.replaceDoctors(f1, []);
  store.catalogue.replaceDoctors(f1, [doctor('d9'), doctor('d1')]);
  expect(store.mappings.get('doctor', 'd1')).toEqual(before);
  expect(store.mappings.get('doctor', 'd9')).toMatchObject({ order: 41 });
  store.mappings.set('doctor', 'd1', { hidden: false });
  expect(store.mappings.get('doctor', 'd1')).toEqual({ ...before, hidden: false });
  store.mappings.set('service', 's1', { code: 'K1' });
  expect(store.mappings.all().find(({ kind }) => kind === 'service')).toMatchObject({
    remoteId: 's1',
    code: 'K1',
  });
});

test('slots, work periods and breaks are replaced inside their window only, and say whether anything changed', () => {
  const store = openFor();
  const window = { from: monday, to: monday + day };
  const services = [{ addressServiceId: asAddressServiceId('as1'), duration: 20 }];
  const slot = (start: number): Slot => ({ addressId: a1, start, services });
  const period: WorkPeriod = { addressId: a1, start: monday, end: monday + 4 * hour, services };
  const pause = (id: string, since: number): Break => ({
    id: asBreakId(id),
    addressId: a1,
    since,
    till: since + hour,
    description: null,
  });

  expect(store.schedule.replaceSlots(a1, window, [slot(monday), slot(monday + hour)])).toBe(true);
  expect(store.schedule.replaceSlots(a1, window, [slot(monday + hour), slot(monday)])).toBe(false);
  expect(
    store.schedule.replaceSlots(a1, { from: monday + day, to: monday + 2 * day }, [slot(monday + day)]),
  ).toBe(true);
  expect(store.schedule.replaceSlots(a1, window, [slot(monday + hour)])).toBe(true);
  expect(store.schedule.slotsInWindow([a1, a2], { from: 0, to: monday + 9 * day })).toEqual([
    slot(monday + hour),
    slot(monday + day),
  ]);
  const unknownLength: Slot = {
    ...slot(monday),
    services: [{ addressServiceId: asAddressServiceId('x'), duration: null }],
  };
  store.schedule.replaceSlots(a1, window, [unknownLength]);
  expect(store.schedule.slotsInWindow([a1], window)).toEqual([unknownLength]);

  expect(store.schedule.replaceWorkPeriods(a1, window, [period])).toBe(true);
  expect(store.schedule.replaceWorkPeriods(a1, window, [period])).toBe(false);
  expect(store.schedule.workPeriodsInWindow([a1], { from: monday + hour, to: monday + 2 * hour })).toEqual([
    period,
  ]);

  const early = pause('early', monday - 30 * minute);
  const noon = { ...pause('noon', monday + 4 * hour), description: 'Lunch' };
  expect(store.schedule.replaceBreaks(a1, window, [early, noon])).toBe(true);
  expect(store.schedule.replaceBreaks(a1, window, [early, noon])).toBe(false);
  expect(store.schedule.breaksInWindow([a1], window)).toEqual([early, noon]);
  expect(store.schedule.replaceBreaks(a2, window, [])).toBe(false);
  expect(store.schedule.replaceBreaks(a1, window, [noon])).toBe(true);
  expect(store.schedule.breaksInWindow([a1], { from: 0, to: monday + day })).toEqual([noon]);
});

test('freshness is known for each day of a run, and a newer read takes the place of an older', () => {
  const store = openFor();
  store.freshness.mark({ addressId: a1, kind: 'bookings', first: '2026-02-27', last: '2026-03-02' }, 100);
  store.freshness.mark({ addressId: a1, kind: 'bookings', first: '2026-03-01', last: '2026-03-01' }, 200);
  store.freshness.mark({ addressId: a2, kind: 'slots', first: '2026-03-01', last: '2026-03-01' }, 300);
  expect([...store.freshness.asOf('2026-03-01')]).toEqual([[a1, 200]]);
  expect([...store.freshness.asOf('2026-02-28')]).toEqual([[a1, 100]]);
  expect([...store.freshness.asOf('2026-03-03')]).toEqual([]);
  expect(store.freshness.since(null)).toHaveLength(5);
  expect(store.freshness.since('2026-03-01')).toEqual(
    expect.arrayContaining([
      { addressId: a1, kind: 'bookings', date: '2026-03-01', at: 200 },
      { addressId: a1, kind: 'bookings', date: '2026-03-02', at: 100 },
      { addressId: a2, kind: 'slots', date: '2026-03-01', at: 300 },
    ]),
  );
  expect(store.freshness.since('2026-03-01')).toHaveLength(3);
});

/* Invariant: what waits to be written is known at once, never wins over a later mark, and is in the file when it is closed. */
test('marks of what did not change wait for each other, and nobody notices', () => {
  const file = tempFile();
  const store = openFor(file);
  const today = { addressId: a1, kind: 'bookings', first: '2026-03-01', last: '2026-03-01' } as const;
  const rows = (): number => rowsOnDisk(file, 'read_marks');
  store.freshness.markLater(today, 100);
  expect([...store.freshness.asOf('2026-03-01')]).toEqual([[a1, 100]]);
  expect(rows()).toBe(0);
  // Somebody says that the day is old: the mark that waits must not come after it.
  store.freshness.mark(today, 0);
  expect([...store.freshness.asOf('2026-03-01')]).toEqual([[a1, 0]]);
  store.freshness.markLater({ ...today, addressId: a2 }, 300);
  // Asking writes nothing: a file on a full disk can still be read.
  const before = rows();
  expect(store.freshness.since('2026-03-01').at(-1)).toMatchObject({ addressId: a2, at: 300 });
  expect(store.freshness.since('2026-03-02')).toEqual([]);
  expect(rows()).toBe(before);
  store.close();
  expect(
    openFor(file)
      .freshness.since(null)
      .map(({ addressId, at }) => [addressId, at]),
  ).toEqual([
    [a1, 0],
    [a2, 300],
  ]);
});

test.each([
  ['when many wait', (n: number) => 100 + n, 64],
  ['when the first has waited for ten seconds', (n: number) => 100 + n * 5_000, 3],
])('marks that wait are written %s', (_when, at, enough) => {
  const file = tempFile();
  const store = openFor(file);
  const rows = (): number => rowsOnDisk(file, 'read_marks');
  for (let n = 0; n < enough; n += 1) {
    expect(rows()).toBe(0);
    store.freshness.markLater(
      { addressId: asAddressId(`c${n}`), kind: 'slots', first: '2026-03-01', last: '2026-03-01' },
      at(n),
    );
  }
  expect(rows()).toBe(enough);
});

test('each way of writing visits is counted where they begin, and in both places where one goes elsewhere', () => {
  const store = openFor();
  const window = { from: monday - hour, to: monday + hour };
  const later = { from: monday + 7 * day, to: monday + 8 * day };
  const counts = (): number[] => [
    store.bookings.changesIn(a1, window),
    store.bookings.changesIn(a1, later),
    store.bookings.changesIn(a2, window),
  ];
  const visit = booking('1', { addressId: a1 });
  expect(counts()).toEqual([0, 0, 0]);
  store.bookings.upsert(visit);
  expect(counts()).toEqual([1, 0, 0]);
  store.bookings.upsert(visit);
  expect(counts()).toEqual([1, 0, 0]);
  store.bookings.upsert({ ...visit, start: later.from + hour, end: later.from + 2 * hour });
  expect(counts()).toEqual([2, 1, 0]);
  store.bookings.upsert({ ...visit, addressId: a2 });
  expect(counts()).toEqual([2, 2, 1]);
  store.bookings.recordAnswer({ ...visit, addressId: a2, comment: 'told' });
  const [, , told = 0] = counts();
  expect(told).toBeGreaterThan(1);
  expect(store.bookings.answersRecorded()).toBe(1);
  store.bookings.replaceWindow(a2, window, [], store.bookings.answersRecorded());
  expect(counts()).toEqual([2, 2, told + 1]);
});

test('events wait in order until they are settled, and a batch is stored whole or not at all', () => {
  const store = openFor();
  store.inbox.append(['{"n":1}', '{"n":2}', '{"n":1}'], 5);
  expect(() => {
    store.transaction(() => {
      store.inbox.append(['lost'], 6);
      throw new Error('crash');
    });
  }).toThrow('crash');
  const [first, second, third] = store.inbox.pending(10);
  expect([first, second, third].map((event) => event?.raw)).toEqual(['{"n":1}', '{"n":2}', '{"n":1}']);
  expect(store.inbox.pending(1)).toEqual([first]);
  store.inbox.settle(first?.id ?? 0, 'applied', null, 7);
  store.inbox.settle(second?.id ?? 0, 'unreadable', 'no name', 7);
  expect(store.inbox.pending(10)).toEqual([third]);
  expect(store.inbox.counts()).toEqual({ pending: 1, applied: 1, unknown: 0, unreadable: 1 });
});

test('an unreadable item that comes again and again is kept once', () => {
  const store = openFor();
  const item = { raw: '{"id":[]}', reason: 'id: expected string' };
  store.unreadable.keep('getBookings', [item, item], 1);
  store.unreadable.keep('getBookings', [item], 50);
  store.unreadable.keep('getSlots', [item], 2);
  expect(store.unreadable.count()).toBe(2);
});

test('settings and insurers are kept, replaced and removed', () => {
  const store = openFor();
  expect(store.settings.get('x')).toBe(null);
  store.settings.set('x', '1');
  store.settings.set('x', '{"a":2}');
  expect(store.settings.get('x')).toBe('{"a":2}');
  store.settings.remove('x');
  expect(store.settings.get('x')).toBe(null);
  const insurer = { id: asInsuranceProviderId('i1'), name: 'Insurer', plans: [{ id: 'p1', name: 'Gold' }] };
  store.insurance.replaceAll([insurer, { ...insurer, id: asInsuranceProviderId('i2') }]);
  store.insurance.replaceAll([insurer]);
  expect(store.insurance.all()).toEqual([insurer]);
});

test('the connection is kept with the zones of its facilities, and its age is that of its client id', () => {
  const file = tempFile();
  let now = 1000;
  const store = openFor(file, { clock: { now: () => now } });
  expect(store.connection.get()).toBe(null);
  const saved = {
    kind: 'live' as const,
    locale: 'pt' as const,
    clientId: 'client',
    timeZone: 'Europe/Lisbon',
    facilityZones: new Map([[f1, 'Atlantic/Azores']]),
  };
  store.connection.set(saved);
  now = 2000;
  store.connection.set({ ...saved, timeZone: 'Atlantic/Madeira' });
  expect(store.connection.get()).toEqual({ ...saved, timeZone: 'Atlantic/Madeira', createdAt: 1000 });
  store.connection.set({ ...saved, clientId: 'other', facilityZones: new Map() });
  expect(store.connection.get()).toMatchObject({
    clientId: 'other',
    createdAt: 2000,
    facilityZones: new Map(),
  });
  store.connection.setFacilityZone(f1, 'Europe/Madrid');
  expect(store.connection.get()?.facilityZones).toEqual(new Map([[f1, 'Europe/Madrid']]));
  store.connection.setFacilityZone(f1, null);
  expect(store.connection.get()?.facilityZones).toEqual(new Map());
  store.connection.clear();
  expect(store.connection.get()).toBe(null);
});

test('ids with quotes, brackets and emoji are only ids', () => {
  const store = openFor();
  const id = asAddressId(`a'"],[💊`);
  store.freshness.mark({ addressId: id, kind: 'bookings', first: '2026-01-01', last: '2026-01-01' }, 1);
  expect([...store.freshness.asOf('2026-01-01').keys()]).toEqual([id]);
  store.schedule.replaceSlots(id, { from: 0, to: 9 }, [{ addressId: id, start: 1, services: [] }]);
  expect(store.schedule.slotsInWindow([id, a1], { from: 0, to: 9 })).toHaveLength(1);
  expect(store.bookings.get(asBookingId(`' OR 1=1 --`))).toBe(null);
});
