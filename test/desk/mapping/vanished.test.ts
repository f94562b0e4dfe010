import { expect, test, vi } from 'vitest';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import { addDays } from '#shared/time/zone.ts';
import { asAddressId, asDoctorId } from '#shared/domain/ids.ts';
import type { MappingKind } from '#shared/domain/mapping/mapping.ts';
import { answered } from '../deskBench.ts';
import { scene, takenOver, type Scene } from '../publishing/publishingScene.ts';

/*
 * Hours that are kept here outlive their calendar. Where it goes on under another id they wait there as a draft, with that calendar's
 * services, and nothing of them is published unseen; of the old one nothing leaves any more, also if it comes back. Where that cannot be
 * told safely nothing is carried over, and the reason is said.
 */
vi.setConfig({ testTimeout: 120_000 });

const settle = async ({ ask }: Scene): Promise<void> => {
  for (const kind of ['facility', 'doctor', 'address', 'addressService'] as const)
    await ask('mapping.settle', { kind, ids: [] });
};

const read = async ({ on, ask }: Scene): Promise<void> => {
  await ask('line.checkNow', null);
  await on.clock.advance(8 * hourMs);
};

const fresh = '990001';

/** The vendor makes a new address of the calendar, with new services: all but the first `without` of them. */
async function renewed(at: Scene, without = 0): Promise<{ gone: readonly string[]; back: () => void }> {
  const { world } = at.on.clinic;
  const old = world.addresses.get(at.addressId) ?? expect.fail();
  world.addresses.delete(old.id);
  world.addresses.set(fresh, { ...old, id: fresh });
  const mine = [...world.addressServices.values()].filter(({ addressId }) => addressId === old.id);
  mine.forEach((service, index) => {
    world.addressServices.delete(service.id);
    const id = `99100${index}`;
    if (index >= without) world.addressServices.set(id, { ...service, id, addressId: fresh });
  });
  await read(at);
  return {
    gone: mine.map(({ id }) => id),
    back: () => {
      world.addresses.set(old.id, old);
      for (const service of mine) world.addressServices.set(service.id, service);
    },
  };
}

const match = ({ ask, addressId }: Scene, to = fresh) =>
  ask('mapping.match', { kind: 'address', from: addressId, to });

async function hoursOf({ ask }: Scene, addressId: string) {
  const answer = await ask('hours.get', { addressId });
  return answer.kind === 'hours' ? answer.hours : expect.fail(`no hours: ${answer.kind}`);
}

const writes = ({ on }: Scene): number =>
  ['replaceSlots', 'deleteSlots'].reduce(
    (sum, name) => sum + (on.clinic.counts.byOperation.get(name) ?? 0),
    0,
  );

/** The calendar's hours are kept here, with a vacation of its own. */
async function kept(): Promise<Scene> {
  const at = await scene();
  await settle(at);
  expect((await takenOver(at)).kind).toBe('kept');
  const { ask, addressId, today } = at;
  const exception = {
    id: 'vacation',
    scope: { kind: 'address' as const, addressId: asAddressId(addressId) },
    from: addDays(today, 30),
    to: addDays(today, 40),
    reason: 'vacation' as const,
    change: { kind: 'closed' as const, times: null },
    note: '',
  };
  const saved = await ask('hours.putException', { addressId, exception, seen: null });
  expect(saved.kind).toBe('saved');
  return at;
}

/** How many breaks of these calendars the vendor has that are not over. */
const breaksComing = ({ on }: Scene, calendars: readonly string[]): number =>
  [...on.clinic.world.breaks.values()].filter(
    ({ addressId, till }) => calendars.includes(addressId) && till > on.clock.now(),
  ).length;

/** What is told of these objects. */
async function newsOf({ ask }: Scene, kind: MappingKind, ids: readonly string[]) {
  const { rows } = await ask('mapping.get', { kind });
  return rows.filter(({ id }) => ids.includes(id)).map(({ news }) => news);
}

/** The doctor goes, with all of their calendars and services, and, where `whole`, with the facility and everybody in it. */
async function gone(at: Scene, whole: boolean) {
  const { world } = at.on.clinic;
  const { doctorId, facilityId } = world.addresses.get(at.addressId) ?? expect.fail();
  const addresses = [...world.addresses.values()].filter((address) =>
    whole ? address.facilityId === facilityId : address.doctorId === doctorId,
  );
  const calendars = addresses.map(({ id }) => id);
  const doctors = new Set(addresses.map((address) => address.doctorId));
  const services = [...world.addressServices.values()].flatMap(({ id, addressId }) =>
    calendars.includes(addressId) ? [id] : [],
  );
  for (const id of services) world.addressServices.delete(id);
  for (const id of calendars) world.addresses.delete(id);
  for (const id of doctors) world.doctors.delete(id);
  if (whole) world.facilities.delete(facilityId);
  await read(at);
  return { doctorId, facilityId, calendars, services, doctors: [...doctors] };
}

const startsOf = (
  plans: readonly { weeks: readonly { days: readonly (readonly { start: string }[])[] }[] }[],
) => plans.map(({ weeks }) => weeks.map(({ days }) => days.map((day) => day.map(({ start }) => start))));

test('hours of a calendar that goes on under another id wait there as a draft, and nothing is sent', async () => {
  const at = await kept();
  const before = await hoursOf(at, at.addressId);
  const plans = before.timetable.inForce?.plans ?? expect.fail();
  const { gone, back } = await renewed(at);
  const sent = writes(at);
  const daysOff = before.exceptions.filter(({ scope }) => scope.kind === 'address').length;
  expect(daysOff).toBeGreaterThan(0);
  // What is left here is told: each coming visit that the vendor still has, the hours and the vacation.
  const coming = [...at.on.clinic.world.bookings.values()].filter(
    ({ addressId, status, start }) =>
      addressId === at.addressId && status !== 'canceled' && start > at.on.clock.now(),
  );
  const row = (await at.ask('mapping.get', { kind: 'address' })).rows.find(({ id }) => id === at.addressId);
  expect(row?.news).toMatchObject({
    kind: 'vanished',
    left: {
      calendars: 0,
      hours: 'inForce',
      daysOff,
      breaks: breaksComing(at, [at.addressId]),
      services: gone.length,
      visits: { count: coming.length },
    },
  });
  expect(await match(at)).toMatchObject({ kind: 'matched', hours: { addressId: fresh, missing: [] } });
  const { timetable, exceptions } = await hoursOf(at, fresh);
  expect(timetable).toMatchObject({ inForce: null });
  expect(startsOf(timetable.draft?.plans ?? [])).toEqual(startsOf(plans));
  const named = JSON.stringify(timetable.draft);
  expect(gone.filter((id) => named.includes(`"${id}"`))).toEqual([]);
  expect(named).toContain('"99100');
  expect(exceptions.filter(({ id }) => id === 'vacation')).toHaveLength(1);

  // It is so after a restart, and a second press changes nothing.
  await at.running.stop();
  const running = await at.on.started();
  const ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> =>
    answered(running.desk.handlers[name](request as never) as never);
  const again = { ...at, running, ask };
  expect(await match(again)).toMatchObject({ kind: 'changedMeanwhile' });
  expect((await hoursOf(again, fresh)).timetable.draft?.plans).toEqual(timetable.draft?.plans);

  // The difference is shown before anything is published.
  const seen = (await hoursOf(again, fresh)).timetable.revision;
  expect(await ask('hours.difference', { addressId: fresh, seen })).toMatchObject({ kind: 'difference' });

  // The old one comes back: it is told, and nothing is written to it.
  back();
  await read(again);
  await at.on.clock.advance(30 * minuteMs);
  const { rows } = await ask('mapping.get', { kind: 'address' });
  expect(rows.find(({ id }) => id === at.addressId)?.news).toEqual({ kind: 'new' });
  expect((await hoursOf(again, at.addressId)).timetable).toMatchObject({ inForce: null, draft: null });
  expect(writes(again)).toBe(sent);
});

test('a service that the other calendar does not offer is named', async () => {
  const at = await kept();
  const { services } = await hoursOf(at, at.addressId);
  const { gone } = await renewed(at, 1);
  const came = await match(at);
  const lost = services.find(({ addressServiceId }) => addressServiceId === gone[0]);
  const { timetable } = await hoursOf(at, fresh);
  expect(came).toMatchObject({ kind: 'matched', hours: { missing: [lost?.name] } });
  expect(JSON.stringify(timetable.draft)).not.toContain(`"${gone[0]}"`);
});

test('nothing is carried over to a calendar without services, nor over hours of its own', async () => {
  const at = await kept();
  const { gone } = await renewed(at, 99);
  expect(gone.length).toBeGreaterThan(0);
  expect(await match(at)).toMatchObject({ kind: 'noServices' });
  const own = [
    {
      validFrom: at.today,
      validTo: null,
      anchorMonday: '2026-11-23',
      weeks: [{ name: '', days: [[], [], [], [], [], [], []] }],
    },
  ];
  await at.ask('hours.saveDraft', { addressId: fresh, seen: 0, plans: own });
  expect(await match(at)).toMatchObject({ kind: 'hasHours' });
  // All is as it was: a match is offered still.
  const { rows } = await at.ask('mapping.get', { kind: 'address' });
  expect(rows.find(({ id }) => id === at.addressId)?.news).toMatchObject({ kind: 'vanished' });
  expect((await hoursOf(at, fresh)).timetable.draft?.plans).toEqual(own);
});

test('days off of a doctor who goes on under another id hold for that one', async () => {
  const at = await kept();
  const { world } = at.on.clinic;
  const { doctorId } = world.addresses.get(at.addressId) ?? expect.fail();
  const doctor = world.doctors.get(doctorId) ?? expect.fail();
  const exception = {
    id: 'away',
    scope: { kind: 'doctor' as const, doctorId: asDoctorId(doctorId) },
    from: addDays(at.today, 50),
    to: addDays(at.today, 52),
    reason: 'vacation' as const,
    change: { kind: 'closed' as const, times: null },
    note: '',
  };
  await at.ask('hours.putException', { addressId: at.addressId, exception, seen: null });
  world.doctors.delete(doctorId);
  world.doctors.set('980001', { ...doctor, id: '980001' });
  for (const address of [...world.addresses.values()])
    if (address.doctorId === doctorId) world.addresses.set(address.id, { ...address, doctorId: '980001' });
  await read(at);
  const came = await at.ask('mapping.match', { kind: 'doctor', from: doctorId, to: '980001' });
  expect(came).toMatchObject({ kind: 'matched', hours: null });
  const { exceptions } = await hoursOf(at, at.addressId);
  expect(exceptions.find(({ id }) => id === 'away')?.scope).toEqual({ kind: 'doctor', doctorId: '980001' });
});

test('a doctor who vanishes is one note, with what all of their calendars have left here', async () => {
  const at = await kept();
  const { doctorId, calendars, services } = await gone(at, false);
  const { bookings } = at.on.clinic.world;
  const coming = [...bookings.values()].filter(
    ({ addressId, status, start }) =>
      calendars.includes(addressId) && status !== 'canceled' && start > at.on.clock.now(),
  );
  expect(coming.length).toBeGreaterThan(0);
  expect(await newsOf(at, 'doctor', [doctorId])).toMatchObject([
    {
      kind: 'vanished',
      left: {
        calendars: calendars.length,
        visits: { count: coming.length },
        hours: 'inForce',
        breaks: breaksComing(at, calendars),
        services: services.length,
      },
    },
  ]);
  expect(await newsOf(at, 'address', calendars)).toHaveLength(calendars.length);
  await at.ask('mapping.settle', { kind: 'doctor', ids: [doctorId] });
  const { counts } = await at.ask('mapping.get', { kind: 'doctor' });
  expect(Object.values(counts).map(({ changed }) => changed)).toEqual([0, 0, 0, 0, 0]);
});

test('what may go on under another id is told until somebody says so, also where its doctor was seen to be gone', async () => {
  const at = await kept();
  const { world } = at.on.clinic;
  const old = world.addresses.get(at.addressId) ?? expect.fail();
  const doctor = world.doctors.get(old.doctorId) ?? expect.fail();
  const { doctorId } = await gone(at, false);
  world.doctors.set('980001', { ...doctor, id: '980001' });
  world.addresses.set(fresh, { ...old, id: fresh, doctorId: '980001' });
  await read(at);
  const offered = [{ kind: 'vanished', matches: [{ id: fresh }], left: { hours: 'inForce' } }];
  await at.ask('mapping.settle', { kind: 'doctor', ids: [doctorId] });
  expect(await newsOf(at, 'address', [at.addressId])).toMatchObject(offered);
});

test('visits of a calendar that vanished are found and can be read', async () => {
  const at = await kept();
  const { calendars } = await gone(at, false);
  const visit =
    [...at.on.clinic.world.bookings.values()].find(
      ({ addressId, status, start }) =>
        calendars.includes(addressId) && status === 'booked' && start > at.on.clock.now(),
    ) ?? expect.fail();
  const { patient } = visit;
  const found = await at.ask('search.patients', { query: `${patient.surname} ${patient.name}` });
  const visits = found.patients.flatMap((person) => person.visits.map(({ id }) => id));
  expect(visits).toContain(visit.id);
  const opened = await at.ask('visits.get', { bookingId: visit.id });
  expect(JSON.stringify(opened)).toContain(patient.surname);
});

test('a facility that vanishes is one note', async () => {
  const at = await kept();
  const { facilityId, calendars, services } = await gone(at, true);
  expect(calendars.length).toBeGreaterThan(2);
  expect(await newsOf(at, 'facility', [facilityId])).toMatchObject([
    { kind: 'vanished', left: { calendars: calendars.length, hours: 'inForce', services: services.length } },
  ]);
  await at.ask('mapping.settle', { kind: 'facility', ids: [facilityId] });
  const { counts } = await at.ask('mapping.get', { kind: 'facility' });
  expect(Object.values(counts).map(({ changed }) => changed)).toEqual([0, 0, 0, 0, 0]);
});

test('a calendar is offered to go on also where its doctor was said to go on before', async () => {
  const at = await kept();
  const { world } = at.on.clinic;
  const old = world.addresses.get(at.addressId) ?? expect.fail();
  const doctor = world.doctors.get(old.doctorId) ?? expect.fail();
  const { doctorId } = await gone(at, false);
  world.doctors.set('980001', { ...doctor, id: '980001' });
  world.addresses.set(fresh, { ...old, id: fresh, doctorId: '980001' });
  await read(at);
  const came = await at.ask('mapping.match', { kind: 'doctor', from: doctorId, to: '980001' });
  expect(came).toMatchObject({ kind: 'matched' });
  expect(await newsOf(at, 'address', [at.addressId])).toMatchObject([
    { kind: 'vanished', matches: [{ id: fresh }], left: { hours: 'inForce' } },
  ]);
});
