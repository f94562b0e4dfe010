import { rmSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import { patientBooks, patientCancels, patientMoves } from '../../../main/practice/actions/patients.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import type { Booking } from '../../../main/practice/world.ts';
import { fileOf } from '../../../main/compose/profiles.ts';
import { machine, practicePort, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';
import { aPatient } from '../../sync/invented.ts';
import type { Settings } from '#shared/contract/settings.ts';

/*
 * A patient's online booking is told exactly once: never for the first copy, never again after a restart or a sweep, and after a
 * long time without a line in one word. What was told stays counted until somebody has seen it. What the desk itself or a move
 * made is no news, and no notice names anybody unless a setting says so.
 */
vi.setConfig({ testTimeout: 90_000 });
const hour = 3_600_000;
const soon = 20_000;

async function begun(settings: Partial<Settings> = {}) {
  const on = machine('small', { pollMs: 8_000 });
  const running = await on.started();
  if (Object.keys(settings).length > 0) await running.desk.handlers['settings.set'](settings);
  expect((await on.atDesk(running).save()).ok).toBe(true);
  await on.imported(running);
  // The vendor says to the second when something was booked.
  await on.clock.advance(2_000);
  return { on, running };
}

/** A patient takes the next free time that begins in so many hours. */
function somebodyBooks({ clinic: { world, clock } }: Machine, hoursAhead = 24, surname?: string): Booking {
  const now = clock.now();
  for (const addressId of world.addresses.keys()) {
    const window = { from: now + hoursAhead * hour, to: now + 30 * 24 * hour, now };
    for (const slot of freeSlots(world, addressId, window).slice(0, 5)) {
      const addressServiceId = slot.services[0]?.addressServiceId;
      if (addressServiceId === undefined) continue;
      const patient = aPatient(surname);
      const booked = patientBooks(world, { now, addressId, addressServiceId, start: slot.start, patient });
      if (booked.ok) return booked.value;
    }
  }
  throw new Error('nothing is free');
}
const told = ({ pushed }: RunningDesk) =>
  pushed.flatMap(({ name, event }) => (name === 'news.arrived' ? [event] : []));
async function unseen({ desk }: RunningDesk): Promise<string[]> {
  const answer = await desk.handlers['news.get'](null);
  return answer.ok ? answer.value.unseen.map(({ id }) => id) : [];
}

test('what was told of a clinic whose file is made anew makes no news of its new first copy', async () => {
  const { on, running } = await begun();
  somebodyBooks(on);
  await on.clock.advance(soon);
  expect(told(running)).toHaveLength(1);
  await running.stop();
  somebodyBooks(on, 48);
  rmSync(fileOf(on.folder, { kind: 'practicePort', port: practicePort }));
  const again = await on.started();
  expect((await on.atDesk(again).save()).ok).toBe(true);
  await on.imported(again);
  await on.clock.advance(soon);
  expect(told(again)).toEqual([]);
  expect(await unseen(again)).toEqual([]);
});

test('the first copy is no news; what is booked after it is, once, also by every sweep and after a restart', async () => {
  const { on, running } = await begun({ newsOnDesktop: true, newsSound: 'soft' });
  await on.clock.advance(soon);
  expect(told(running)).toEqual([]);
  const booked = somebodyBooks(on);
  await on.clock.advance(soon);
  expect(told(running)).toMatchObject([
    { count: 1, visit: { id: booked.id, start: booked.start }, sound: true },
  ]);
  expect(running.notices).toHaveLength(1);
  expect(running.notices[0]?.title).toBe('1 nowa wizyta online');
  expect(running.notices[0]?.body).not.toContain('Przykładowska');
  expect(running.unseen.count).toBe(1);
  running.notices[0]?.pressed();
  expect(running.pushed.at(-1)).toEqual({
    name: 'news.show',
    event: { id: booked.id, start: booked.start },
  });

  await on.clock.advance(2 * hour);
  expect(told(running)).toHaveLength(1);
  await running.stop();
  const again = await on.started();
  await on.clock.advance(hour);
  expect(told(again)).toEqual([]);
  expect(await unseen(again)).toEqual([booked.id]);
  expect(again.unseen.count).toBe(1);
  await again.desk.handlers['news.seen']({ ids: [booked.id] });
  expect(await unseen(again)).toEqual([]);
  expect(again.unseen.count).toBe(0);
});

test('several within a moment are told as one, and each is counted', async () => {
  const { on, running } = await begun();
  const all = ['Pierwsza', 'Druga', 'Trzecia'].map((surname) => somebodyBooks(on, 24, surname).id);
  await on.clock.advance(soon);
  expect(told(running)).toMatchObject([{ count: 3, visit: null, sound: false }]);
  expect((await unseen(running)).sort()).toEqual([...all].sort());
  expect(running.notices).toEqual([]);
});

test('after a long time without a line there is one word for all of it, and the next booking is told by itself', async () => {
  const { on, running } = await begun({ newsOnDesktop: true, quietFrom: '00:00', quietTill: '00:00' });
  on.clinic.lineUp = false;
  for (let count = 0; count < 6; count += 1) {
    somebodyBooks(on, 24 + count * 60);
    await on.clock.advance(hour / 6);
  }
  on.clinic.lineUp = true;
  await on.clock.advance(hour / 3);
  expect(told(running)).toMatchObject([{ count: 6, visit: null }]);
  expect(running.notices).toHaveLength(1);
  expect(running.notices[0]?.title).toBe('6 nowych wizyt online');
  somebodyBooks(on, 48);
  await on.clock.advance(soon);
  expect(told(running)).toHaveLength(2);
  expect(told(running)[1]).toMatchObject({ count: 1 });
});

test('a move by the patient is no new booking, and a cancelled one is not counted any more', async () => {
  const { on, running } = await begun();
  const booked = somebodyBooks(on);
  await on.clock.advance(soon);
  const { world } = on.clinic;
  const now = on.clock.now();
  const to = freeSlots(world, booked.addressId, {
    from: booked.start + hour,
    to: now + 40 * 24 * hour,
    now,
  }).find(({ services }) =>
    services.some(({ addressServiceId }) => addressServiceId === booked.addressServiceId),
  );
  const moved = patientMoves(world, {
    now,
    bookingId: booked.id,
    addressId: booked.addressId,
    start: to?.start ?? 0,
  });
  expect(moved.ok).toBe(true);
  await on.clock.advance(soon);
  expect(told(running)).toHaveLength(1);
  const other = somebodyBooks(on);
  await on.clock.advance(soon);
  expect(await unseen(running)).toContain(other.id);
  patientCancels(world, { now: on.clock.now(), bookingId: other.id });
  await on.clock.advance(soon);
  expect(await unseen(running)).toEqual([]);
  expect(running.unseen.count).toBe(0);
});

test('what this desk books itself is no news', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const today = localDateOf(on.clock.now(), 'Europe/Warsaw');
  const board = await handlers['board.open']({ date: addDays(today, 1) });
  const column = board.ok ? board.value.columns.find(({ slots }) => slots.length > 0) : undefined;
  const free = await handlers['freeTimes.get']({
    addressId: column?.addressId ?? '',
    scope: 'address',
    from: on.clock.now(),
    to: on.clock.now() + 20 * 24 * hour,
  });
  const time = free.ok ? free.value[0] : undefined;
  const service = time?.services[0];
  if (time === undefined || service === undefined) throw new Error('nothing is free');
  await decideOn(
    { handlers },
    {
      kind: 'book',
      addressId: time.addressId,
      start: time.start,
      duration: service.duration,
      addressServiceId: service.id,
      patient: {
        name: 'Ewa',
        surname: 'Własna',
        phone: '600100200',
        email: null,
        birthDate: null,
        nin: null,
        gender: null,
      },
      comment: null,
    },
  );
  await on.clock.advance(5 * 60_000);
  expect(told(running)).toEqual([]);
  expect(await unseen(running)).toEqual([]);
});

test('a notice names the patient where that is wanted, but not on a locked screen, and is silent in quiet hours', async () => {
  const { on, running } = await begun({ newsOnDesktop: true, newsNamesPatient: true, newsSound: 'clear' });
  somebodyBooks(on, 24, 'Nazwana');
  await on.clock.advance(soon);
  expect(running.notices[0]?.body).toMatch(/^Nazwana Grażyna · /);
  await running.desk.handlers['lock.close'](null);
  somebodyBooks(on, 24, 'Ukryta');
  await on.clock.advance(soon);
  expect(running.notices).toHaveLength(2);
  expect(running.notices[1]?.body).not.toContain('Ukryta');
  const pushed = running.pushed.filter(({ name }) => name === 'news.changed').at(-1);
  expect(JSON.stringify(pushed)).not.toContain('Ukryta');
  await running.desk.handlers['lock.open']({ pin: null });

  await running.desk.handlers['settings.set']({ quietFrom: '00:00', quietTill: '23:59' });
  somebodyBooks(on, 24, 'Nocna');
  await on.clock.advance(soon);
  expect(running.notices).toHaveLength(2);
  expect(told(running).at(-1)).toMatchObject({ sound: false });
});

test('what was booked in a calendar that is hidden meanwhile is not counted, and counts again once it is shown', async () => {
  const { on, running } = await begun();
  const booked = somebodyBooks(on);
  await on.clock.advance(soon);
  expect(await unseen(running)).toEqual([booked.id]);
  const { handlers } = running.desk;
  await handlers['calendars.change']({ addressId: booked.addressId, shown: false });
  expect(await unseen(running)).toEqual([]);
  expect(running.unseen.count).toBe(0);
  await handlers['calendars.change']({ addressId: booked.addressId, shown: true });
  expect(await unseen(running)).toEqual([booked.id]);
  expect(running.unseen.count).toBe(1);
});
