import { expect, test, vi } from 'vitest';
import type { FoundVisit } from '#shared/contract/search.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { answered, begun, type Machine, type RunningDesk } from '../deskBench.ts';

/*
 * The clinic's own names of doctors, facilities and services stand wherever they are named: on the board and its free times, in the panel,
 * on paper and in the file. The codes of its practice software leave with the file, stand in the activity, and find the visits.
 */
vi.setConfig({ testTimeout: 60_000 });
const date = '2026-11-24';

const set = (
  { desk }: RunningDesk,
  kind: 'facility' | 'doctor' | 'address' | 'service' | 'addressService',
  id: string,
  change: object,
) => answered(desk.handlers['mapping.set']({ kind, wanted: { id, change, seen: {} } }));

const board = async ({ desk }: RunningDesk) =>
  (await answered(desk.handlers['board.open']({ date }))).columns;

/** A visit of tomorrow with its doctor, facility and service. */
async function oneVisit(on: Machine, running: RunningDesk) {
  for (const column of await board(running)) {
    for (const card of column.cards) {
      const visit = on.clinic.world.bookings.get(card.id);
      const offered = visit?.addressServiceId ?? null;
      const address = on.clinic.world.addresses.get(column.addressId);
      const service = offered === null ? undefined : on.clinic.world.addressServices.get(offered);
      if (address === undefined || service === undefined || card.status !== 'booked') continue;
      return { card, address, service };
    }
  }
  throw new Error('nobody comes tomorrow');
}

const find = async ({ desk }: RunningDesk, query: string) =>
  answered(desk.handlers['search.patients']({ query }));

async function named(on: Machine, running: RunningDesk) {
  const { card, address, service } = await oneVisit(on, running);
  await set(running, 'doctor', address.doctorId, { name: 'Our doctor', code: 'D-7' });
  await set(running, 'facility', address.facilityId, { name: 'Our house', code: 'F1' });
  await set(running, 'service', service.serviceId ?? '', { name: 'Our service', code: 'S.1' });
  return { card, address, service };
}

test('own names stand on the board, its free times, the panel, paper and file', async () => {
  const { on, running } = await begun();
  const { card, address, service } = await named(on, running);
  const column = (await board(running)).find(({ addressId }) => addressId === address.id);
  expect(column).toMatchObject({ doctorSurname: 'Our doctor', facilityName: 'Our house' });
  expect(column?.services).toContain('Our service');
  expect(column?.cards.find(({ id }) => id === card.id)?.serviceName).toBe('Our service');
  const visit = await answered(running.desk.handlers['visits.get']({ bookingId: card.id }));
  expect(visit).toMatchObject({
    doctorName: 'Our doctor',
    facilityName: 'Our house',
    service: { id: service.id, name: 'Our service' },
  });
  await answered(running.desk.handlers['printing.print']({ date }));
  await answered(running.desk.handlers['printing.exportCsv']({ date }));
  const [page, file] = running.left.map(({ content }) => content);
  for (const part of ['Our doctor', 'Our service']) expect(page).toContain(part);
  const line = file?.split('\r\n').find((one) => one.includes(card.surname));
  expect(line).toContain('Our doctor');
  expect(line).toContain('Our house');
  // One calendar calls it otherwise than the others: that one's name counts there.
  await set(running, 'addressService', service.id, { name: 'Only here', code: 'S.2' });
  const then = (await board(running)).flatMap(({ cards }) => cards).find(({ id }) => id === card.id);
  expect(then?.serviceName).toBe('Only here');
  const free = await answered(
    running.desk.handlers['freeTimes.get']({
      addressId: address.id,
      scope: 'address',
      from: on.clock.now(),
      to: on.clock.now() + 20 * 86_400_000,
    }),
  );
  const here = free.flatMap(({ services }) => services).find(({ id }) => id === service.id);
  expect(here).toMatchObject({ name: 'Only here' });
  expect(here?.vendorName).not.toBe('Only here');
});

test('codes leave with the file, behind the columns of before', async () => {
  const { on, running } = await begun();
  const { card, address } = await named(on, running);
  await set(running, 'address', address.id, { code: 'K-12' });
  await answered(running.desk.handlers['printing.exportCsv']({ date }));
  const lines = running.left[0]?.content.split('\r\n') ?? [];
  const line = lines.find((one) => one.includes(card.surname) && one.includes('Our doctor'));
  expect(line).toMatch(/[,;]K-12[,;]D-7[,;]F1[,;]S\.1$/);
});

test('a whole code finds the next visits of what bears it, each once, and a part of one finds nothing', async () => {
  const { on, running } = await begun();
  const { address, service } = await named(on, running);
  const visitsOf = (visits: readonly FoundVisit[]) =>
    visits.map(({ id }) => on.clinic.world.bookings.get(id)?.addressId);
  const doctor = await find(running, ' d-7');
  expect(doctor.coded).toMatchObject([{ kind: 'doctor', code: 'D-7', name: 'Our doctor' }]);
  const theirs = doctor.coded?.[0]?.visits ?? [];
  expect(theirs).toHaveLength(6);
  const starts = theirs.map(({ start }) => start);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  const own = new Set(
    [...on.clinic.world.addresses.values()]
      .filter(({ doctorId }) => doctorId === address.doctorId)
      .map(({ id }) => id),
  );
  for (const id of visitsOf(theirs)) expect(own).toContain(id);
  expect((await find(running, 'D-')).coded).toBeUndefined();

  // Two letters find no patient by phone, and a code all the same.
  expect((await find(running, 'f1')).coded).toMatchObject([{ kind: 'facility', name: 'Our house' }]);
  const services = (await find(running, 'S.1')).coded?.[0]?.visits ?? [];
  const entry = on.clinic.world.addressServices.get(service.id)?.serviceId;
  for (const { id } of services) {
    const offered = on.clinic.world.bookings.get(id)?.addressServiceId ?? '';
    expect(on.clinic.world.addressServices.get(offered)?.serviceId).toBe(entry);
  }
  expect(services.length).toBeGreaterThan(0);

  // The doctor and the calendar of one code are told once.
  await set(running, 'address', address.id, { code: 'd-7' });
  const both = (await find(running, 'D-7')).coded ?? [];
  const ids = both.flatMap(({ visits }) => visits.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('the activity tells the codes of whom and what it is about', async () => {
  const { on, running } = await begun();
  const { card } = await named(on, running);
  const seen = { addressId: on.clinic.world.bookings.get(card.id)?.addressId ?? '', start: card.start };
  await answered(
    running.desk.handlers['visits.decide']({ kind: 'cancel', bookingId: card.id, seen, reason: null }),
  );
  const { entries } = await answered(
    running.desk.handlers['activity.get']({ before: null, staff: null, patient: '' }),
  );
  expect(entries.find(({ deed }) => deed === 'cancel')).toMatchObject({
    doctorName: 'Our doctor',
    codes: 'D-7 · S.1',
  });
});

test('a visit goes to another doctor’s time of the same service, however either calendar calls it', async () => {
  const { serviceAt } = await import('#shared/domain/serviceAt.ts');
  const here = { id: asAddressServiceId('s1'), name: 'Ours', vendorName: 'Consultation' };
  const there = { id: asAddressServiceId('s9'), name: 'Theirs', vendorName: 'Consultation' };
  const other = { id: asAddressServiceId('s8'), name: 'Scan', vendorName: 'Scan' };
  expect(serviceAt({ services: [other, there] }, here)).toBe(there);
  expect(
    serviceAt({ services: [other, { ...other, id: asAddressServiceId('s7'), name: 'Ours' }] }, here)?.id,
  ).toBe('s7');
  expect(serviceAt({ services: [other] }, here)).toBeNull();
});
