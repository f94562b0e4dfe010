import { expect, test } from 'vitest';
import { requests } from '#shared/contract/contract.ts';
import type { FoundVisit, KnownPatient } from '#shared/contract/search.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import { begun, machine, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * The search tells visits as the board does: with what is on its way laid over what the vendor last said. A visit booked here a
 * moment ago is found by its patient, a moved one stands at its new time, a cancelled one no longer among what is to come.
 */
const day = 24 * 60 * 60_000;

const nina = {
  name: 'Nina',
  surname: 'Zyxowska',
  phone: '+48 690 000 111',
  email: null,
  birthDate: null,
  nin: null,
  gender: null,
};

async function offline(): Promise<{ on: Machine; running: RunningDesk }> {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  return { on, running };
}

async function find({ desk }: RunningDesk, query: string): Promise<readonly FoundVisit[]> {
  const answer = await desk.handlers['search.patients']({ query });
  if (!answer.ok) throw new Error(answer.error.kind);
  return requests['search.patients'].response.parse(answer.value).patients.flatMap(({ visits }) => visits);
}

/** A coming visit of somebody who has no other, and free times at its doctor's. */
async function comingVisit({ on, running }: { on: Machine; running: RunningDesk }) {
  const { handlers } = running.desk;
  const today = localDateOf(on.clock.now(), on.clinic.world.timeZone);
  for (let ahead = 1; ahead < 8; ahead += 1) {
    const board = await handlers['board.open']({ date: addDays(today, ahead) });
    if (!board.ok) continue;
    for (const { addressId, cards } of board.value.columns) {
      for (const card of cards) {
        const found = await find(running, `${card.name} ${card.surname}`);
        if (found.filter(({ coming }) => coming).length !== 1 || card.status !== 'booked') continue;
        const free = await handlers['freeTimes.get']({
          addressId,
          scope: 'address',
          from: card.start + day,
          to: card.start + 20 * day,
        });
        if (free.ok && free.value[0]?.services[0] !== undefined)
          return { card, free: free.value, time: free.value[0], service: free.value[0].services[0] };
      }
    }
  }
  throw new Error('the clinic has no visit to try it on');
}

test('a visit is found by its patient, with doctor, service and state, and stands at its new time once it is moved here', async () => {
  const world = await offline();
  const { running } = world;
  const { card, time, service } = await comingVisit(world);
  const named = `${card.name} ${card.surname}`;
  const [before] = await find(running, named);
  expect(before).toMatchObject({ id: card.id, start: card.start, coming: true, notSent: false });
  expect(before?.doctorName).not.toBe('');
  const moved = await decideOn(running.desk, {
    kind: 'move',
    bookingId: card.id,
    addressId: time.addressId,
    start: time.start,
    duration: service.duration,
    addressServiceId: service.id,
  });
  expect(moved.ok).toBe(true);
  const [after] = await find(running, named);
  expect(after).toMatchObject({ id: card.id, start: time.start, coming: true, notSent: true });

  const canceled = await decideOn(running.desk, {
    kind: 'cancel',
    bookingId: card.id,
    reason: null,
  });
  expect(canceled.ok).toBe(true);
  const last = (await find(running, named)).find(({ id }) => id === card.id);
  expect(last).toMatchObject({ status: 'canceled', coming: false });
});

test('a visit that was booked here a moment ago is found before the vendor knows it, by name and by phone', async () => {
  const world = await offline();
  const { running } = world;
  const { time, service } = await comingVisit(world);
  expect(await find(running, 'zyxowska')).toEqual([]);
  const booked = await decideOn(running.desk, {
    kind: 'book',
    addressId: time.addressId,
    start: time.start,
    duration: service.duration,
    addressServiceId: service.id,
    patient: nina,
    comment: null,
  });
  expect(booked.ok).toBe(true);
  for (const typed of ['zyx nina', '690 000 111', '0048690000111']) {
    expect(await find(running, typed)).toMatchObject([
      { surname: 'Zyxowska', start: time.start, notSent: true, coming: true },
    ]);
  }
  expect(await find(running, 'zyx anna')).toEqual([]);
});

test('too little typed finds nobody, and without a clinic the search says so', async () => {
  const { running } = await offline();
  for (const typed of ['', ' ', '12']) expect(await find(running, typed)).toEqual([]);
  const { desk } = await machine().started();
  expect(await desk.handlers['search.patients']({ query: 'anna' })).toMatchObject({
    ok: false,
    error: { kind: 'notConnected' },
  });
});

test('a patient is known once, however many visits, with what a new visit needs; also one booked a moment ago', async () => {
  const world = await offline();
  const { running } = world;
  const { card, free, time, service } = await comingVisit(world);
  const known = async (query: string): Promise<readonly KnownPatient[]> => {
    const answer = await running.desk.handlers['search.known']({ query });
    if (!answer.ok) throw new Error(answer.error.kind);
    return requests['search.known'].response.parse(answer.value);
  };
  const [patient] = await known(`${card.surname} ${card.name}`);
  const phone = patient?.phone ?? null;
  expect(patient).toMatchObject({ surname: card.surname, name: card.name });
  expect(patient?.visit).toMatchObject({ start: card.start, coming: true });
  expect(phone).not.toBeNull();

  const again = async (change: {
    email: string | null;
    birthDate: string | null;
    start: number;
  }): Promise<void> => {
    const decided = await decideOn(running.desk, {
      kind: 'book',
      addressId: time.addressId,
      start: change.start,
      duration: service.duration,
      addressServiceId: service.id,
      patient: {
        name: card.name,
        surname: card.surname,
        // Written in another way, it is still the same number.
        phone: (phone ?? '').replace(/^\+\d\d/, '').trim(),
        email: change.email,
        birthDate: change.birthDate,
        nin: null,
        gender: null,
      },
      comment: null,
    });
    expect(decided.ok).toBe(true);
  };
  const birthDate = patient?.birthDate ?? null;
  expect(birthDate).not.toBeNull();
  await again({ email: 'newer@example.com', birthDate: null, start: time.start });
  const people = await known(`${card.surname} ${card.name}`);
  expect(people).toHaveLength(1);
  expect(people[0]).toMatchObject({ email: 'newer@example.com', birthDate });
  expect(people[0]?.visit.start).toBe(Math.min(card.start, time.start));

  // The child has the parent's name and number: two people, neither with the other's birth date or address.
  const childs = free.find(({ start }) => start > time.start)?.start ?? 0;
  await again({ email: 'child@example.com', birthDate: '2016-02-03', start: childs });
  const both = await known(`${card.surname} ${card.name}`);
  expect(both.map((one) => [one.birthDate, one.email]).toSorted()).toEqual(
    [
      ['2016-02-03', 'child@example.com'],
      [birthDate, patient?.email],
    ].toSorted(),
  );
  expect(await known('nobody of this name')).toEqual([]);
});

test('a free time tells what its calendar demands of a patient, and the booking takes it to the clinic', async () => {
  const on = machine();
  const [address] = on.clinic.world.addresses.values();
  if (address === undefined) throw new Error('the clinic has no calendar');
  address.extraFields = { birth_date: true, gender: true, nin: false };
  const { running } = await begun(on);
  const { handlers } = running.desk;
  const window = { from: on.clock.now() + day, to: on.clock.now() + 20 * day };
  const answer = await handlers['freeTimes.get']({ addressId: address.id, scope: 'facility', ...window });
  const times = requests['freeTimes.get'].response.parse(answer.ok ? answer.value : []);
  const [here, elsewhere] = [true, false].map((own) =>
    times.find(({ addressId, services }) => (addressId === address.id) === own && services.length > 0),
  );
  expect(elsewhere?.demands).toEqual([]);
  expect(here?.demands).toEqual(['birthDate', 'gender']);
  const [service] = here?.services ?? [];
  if (here === undefined || service === undefined) throw new Error('nothing is free');
  await decideOn(
    { handlers },
    {
      kind: 'book',
      addressId: here.addressId,
      start: here.start,
      duration: service.duration,
      addressServiceId: service.id,
      patient: { ...nina, birthDate: '1981-03-07', gender: 'f' },
      comment: null,
    },
  );
  await on.clock.advance(60_000);
  const booked = [...on.clinic.world.bookings.values()].find(
    ({ patient }) => patient.surname === nina.surname,
  );
  expect(booked).toMatchObject({ start: here.start, patient: { birthDate: '1981-03-07', gender: 'f' } });
});

test('a visit tells all that the clinic told of it: payment, insurance with its plan and number, gender', async () => {
  const on = machine();
  const booking = [...on.clinic.world.bookings.values()].find(
    ({ status, start }) => status === 'booked' && start > on.clock.now(),
  );
  if (booking === undefined) throw new Error('the clinic has no visit to come');
  Object.assign(booking, {
    visitPayment: true,
    visitPaymentStatus: 'paid',
    insurance: { id: '901', name: 'Wymyślone Towarzystwo', plan: 'Złoty', plan_id: '9001' },
    patient: { ...booking.patient, gender: 'f', insuranceNumber: 'CARD-7654321' },
  });
  const { running } = await begun(on);
  const answer = await running.desk.handlers['visits.get']({ bookingId: booking.id });
  if (!answer.ok) throw new Error(answer.error.kind);
  expect(requests['visits.get'].response.parse(answer.value)).toMatchObject({
    payment: 'paid',
    insurance: { name: 'Wymyślone Towarzystwo', plan: 'Złoty' },
    patient: { gender: 'f', insuranceNumber: 'CARD-7654321' },
  });
});

test('the next free times for a service are those of all doctors who offer it, and a taken one is not among them', async () => {
  const world = await offline();
  const { on, running } = world;
  const { handlers } = running.desk;
  const offered = await handlers['freeTimes.services'](null);
  if (!offered.ok) throw new Error(offered.error.kind);
  const services = requests['freeTimes.services'].response.parse(offered.value);
  const shared = services.find(({ calendars }) => calendars > 1);
  if (shared === undefined) throw new Error('no two doctors of this clinic offer the same');
  const window = { from: on.clock.now(), to: on.clock.now() + 20 * day };
  const next = async (): Promise<readonly FreeTime[]> => {
    const answer = await handlers['freeTimes.next']({ service: shared.name, ...window });
    if (!answer.ok) throw new Error(answer.error.kind);
    return requests['freeTimes.next'].response.parse(answer.value);
  };
  const times = await next();
  expect(new Set(times.map(({ addressId }) => addressId)).size).toBeGreaterThan(1);
  expect(new Set(times.map(({ onlineOnly }) => onlineOnly)).size).toBe(2);
  expect(times.map(({ start }) => start)).toEqual(times.map(({ start }) => start).toSorted((a, b) => a - b));
  for (const time of times) {
    expect(time.onlineOnly).toBe(on.clinic.world.addresses.get(time.addressId)?.onlineOnly);
    expect(time.services.map(({ name }) => name)).toEqual([shared.name]);
    const own = await handlers['freeTimes.get']({
      addressId: time.addressId,
      scope: 'address',
      from: time.start,
      to: time.start + 1,
    });
    expect(own.ok && own.value[0]?.start).toBe(time.start);
  }
  const [first] = times;
  const [service] = first?.services ?? [];
  if (first === undefined || service === undefined) throw new Error('nothing is free');
  await decideOn(
    { handlers },
    {
      kind: 'book',
      addressId: first.addressId,
      start: first.start,
      duration: service.duration,
      addressServiceId: service.id,
      patient: nina,
      comment: null,
    },
  );
  const same = (time: FreeTime): boolean => time.addressId === first.addressId && time.start === first.start;
  expect((await next()).some(same)).toBe(false);
  expect(await handlers['freeTimes.next']({ service: 'No such service', ...window })).toMatchObject({
    value: [],
  });
});
