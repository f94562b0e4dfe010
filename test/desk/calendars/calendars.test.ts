import { expect, test, vi } from 'vitest';
import type { CalendarsView } from '#shared/contract/calendars.ts';
import { patientCancels } from '../../../main/practice/actions/patients.ts';
import { answered, begun, type RunningDesk } from '../deskBench.ts';

/*
 * What the clinic wants of its calendars reaches day, week, lists and the search for free times at once, and is there after a
 * restart. A hidden calendar is kept in step: nothing of it is lost. On a locked screen nothing can be changed.
 */
vi.setConfig({ testTimeout: 60_000 });
const today = '2026-11-24';

const view = ({ desk }: RunningDesk): Promise<CalendarsView> =>
  answered(desk.handlers['calendars.get'](null));
const first = async (running: RunningDesk) => {
  const [calendar] = await view(running);
  if (calendar === undefined) throw new Error('no calendar');
  return calendar;
};
const day = ({ desk }: RunningDesk) => answered(desk.handlers['board.open']({ date: today }));
const week = ({ desk }: RunningDesk) =>
  answered(desk.handlers['week.open']({ addressId: null, from: '2026-11-23' }));

test('hidden, it leaves day, week and free times at once, the board by its next revision; its visits go on coming', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const { addressId } = await first(running);
  const { revision, columns } = await day(running);
  const service = columns[0]?.services[columns[0].slots[0]?.services[0] ?? -1];
  const window = { from: on.clock.now(), to: on.clock.now() + 14 * 86_400_000 };
  const free = () => answered(handlers['freeTimes.next']({ service: service ?? '', ...window }));
  expect((await free()).some((time) => time.addressId === addressId)).toBe(true);

  const told = running.pushed.length;
  expect(await answered(handlers['calendars.change']({ addressId, shown: false }))).toMatchObject({
    kind: 'changed',
  });
  await on.clock.advance(20);
  const since = running.pushed.slice(told);
  expect(since.find(({ name }) => name === 'board.delta')?.event).toMatchObject({
    revision: revision + 1,
    columnsChanged: true,
  });
  expect(since.find(({ name }) => name === 'calendars.changed')?.event).toEqual(await view(running));
  expect((await day(running)).columns.map((column) => column.addressId)).not.toContain(addressId);
  expect((await week(running)).calendars.map((calendar) => calendar.addressId)).not.toContain(addressId);
  expect((await free()).some((time) => time.addressId === addressId)).toBe(false);

  const known = columns[0]?.cards.find(({ status }) => status === 'booked');
  expect(await answered(handlers['visits.get']({ bookingId: known?.id ?? '' }))).not.toBeNull();
  // The patient calls it off: the desk goes on reading the calendar that it does not show.
  const { world } = on.clinic;
  expect(patientCancels(world, { now: on.clock.now(), bookingId: known?.id ?? '' }).ok).toBe(true);
  await on.clock.advance(120_000);
  await answered(handlers['calendars.showAll'](null));
  const shown = (await day(running)).columns.find((column) => column.addressId === addressId);
  expect(shown?.cards.length).toBeGreaterThan(0);
  expect(shown?.cards.map(({ id }) => id)).not.toContain(known?.id);
});

test('an own name stands wherever the doctor is named, and goes again', async () => {
  const { running } = await begun();
  const { handlers } = running.desk;
  const { addressId, doctor } = await first(running);
  await answered(handlers['calendars.change']({ addressId, ownName: 'Room 7' }));
  const { columns } = await day(running);
  const column = columns.find((one) => one.addressId === addressId);
  expect(column).toMatchObject({ doctorName: '', doctorSurname: 'Room 7' });
  expect((await week(running)).calendars[0]).toMatchObject({ doctorName: '', doctorSurname: 'Room 7' });
  const { id = '', surname = '' } = column?.cards.find(({ status }) => status === 'booked') ?? {};
  expect(await answered(handlers['visits.get']({ bookingId: id }))).toMatchObject({ doctorName: 'Room 7' });
  const found = await answered(handlers['search.patients']({ query: surname }));
  const visits = found.patients.flatMap((one) => one.visits);
  expect(visits.find((visit) => visit.id === id)?.doctorName).toBe('Room 7');
  await answered(handlers['calendars.change']({ addressId, ownName: '' }));
  expect(await answered(handlers['visits.get']({ bookingId: id }))).toMatchObject({ doctorName: doctor });
});

test('place, colour, name and being hidden are there after a restart', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const { addressId } = await first(running);
  await answered(handlers['calendars.move']({ addressId, by: 1, within: 'clinic' }));
  await answered(handlers['calendars.change']({ addressId, ownName: 'Room 7', colour: 9, shown: false }));
  const kept = await view(running);
  expect(kept[1]).toMatchObject({ addressId, ownName: 'Room 7', colour: 9, shown: false });
  await running.stop();
  expect(await view(await on.started())).toEqual(kept);
});

test('a locked screen refuses every change', async () => {
  const { running } = await begun();
  const { handlers } = running.desk;
  const { addressId } = await first(running);
  const before = await view(running);
  await handlers['lock.close'](null);
  const refused = { ok: false, error: { kind: 'locked' } };
  expect(await handlers['calendars.change']({ addressId, shown: false })).toMatchObject(refused);
  expect(await handlers['calendars.move']({ addressId, by: 1, within: 'clinic' })).toMatchObject(refused);
  expect(await handlers['calendars.showAll'](null)).toMatchObject(refused);
  expect(await view(running)).toEqual(before);
});
