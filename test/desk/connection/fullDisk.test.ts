import { expect, test, vi } from 'vitest';
import type { VisitDecision } from '#shared/contract/visits.ts';
import type { Addon, Connecting } from '../../../main/store/sqlite.ts';
import { answered, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';
import { board, isOfSecond, line, minute, namesakes, second, two, waiting } from './clinicsBench.ts';

/*
 * The files of two clinics may lie on two disks, or be limited each by itself, and one of them may have no room left. Its decisions are refused
 * in words then, none that was taken is lost, and what cannot be written down of its vendor is told with its name; the other clinic goes on. When
 * there is room again, so does the first, by itself.
 */
vi.setConfig({ testTimeout: 120_000 });

const connections = vi.hoisted(() => [] as { readonly file: string; readonly addon: Addon }[]);
vi.mock(import('../../../main/store/sqlite.ts'), async (original) => {
  const sqlite = await original();
  const connect = (connecting: Connecting): Addon => {
    const addon = sqlite.connect(connecting);
    connections.push({ file: connecting.file, addon });
    return addon;
  };
  return { ...sqlite, connect };
});

/** The second clinic's file may grow by so many pages, or by as many as it wants. */
function roomOfSecond(pages: number | 'all'): void {
  for (const { addon } of ofSecond()) {
    const now = Number(addon.pragma('page_count', { simple: true }));
    addon.pragma(`max_page_count = ${pages === 'all' ? 1_000_000_000 : now + pages}`);
  }
}

const ofSecond = () => connections.filter(({ file }) => file.includes(`-${second}/`));

/** A new visit at a free time of one of the clinics, with a note so long that it needs room of its own. */
async function wishIn(running: RunningDesk, clinic: 'first' | 'second'): Promise<VisitDecision> {
  const day = await board(running);
  const columns = day.columns.filter((one) => isOfSecond(one) === (clinic === 'second'));
  const column = columns.find(({ slots }) => slots.length > 0);
  const times = await answered(
    running.desk.handlers['freeTimes.get']({
      addressId: column?.addressId ?? '',
      scope: 'address',
      from: day.from,
      to: day.to,
    }),
  );
  const time = times.find(({ services }) => services.length > 0);
  const [service] = time?.services ?? [];
  if (time === undefined || service === undefined) throw new Error('nothing is free');
  const person = { name: 'Inês', surname: 'Nowicka-Sousa', phone: '+351 910 000 001', email: null };
  return {
    kind: 'book',
    addressId: time.addressId,
    start: time.start,
    duration: service.duration,
    addressServiceId: service.id,
    patient: { ...person, birthDate: '1980-02-03', nin: null, gender: 'f' },
    comment: 'x'.repeat(150_000),
  };
}

test('it says so of the one clinic, the other goes on, and none of what was taken is lost', async () => {
  const { on, running, other } = await two();
  const { here, there } = await namesakes(running);
  expect(ofSecond().length).toBeGreaterThan(0);
  const bookedThere = () =>
    [...other.clinic.world.bookings.values()].filter(({ patient }) => patient.surname === 'Nowicka-Sousa');
  roomOfSecond(0);
  const refused = await running.desk.handlers['visits.decide'](await wishIn(running, 'second'));
  expect(refused).toMatchObject({ ok: false, error: { kind: 'diskFull' } });

  // The other one's file has room for as much as ever.
  await answered(running.desk.handlers['visits.decide'](await wishIn(running, 'first')));
  await answered(decideOn(running.desk, { kind: 'confirm', bookingId: here.id }));
  await on.clock.advance(2 * minute);
  expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
  expect(
    [...on.clinic.world.bookings.values()].filter(({ patient }) => patient.surname === 'Nowicka-Sousa'),
  ).toHaveLength(1);
  expect(await waiting(running)).toBe(0);
  // The day of both is shown, also of the full one: nothing of it is lost.
  const { columns } = await board(running);
  expect(columns.some(isOfSecond)).toBe(true);
  expect(columns.flatMap(({ cards }) => cards).some(({ id }) => id === there.id)).toBe(true);

  // News that cannot be written down: the line tells of whom.
  for (const booking of other.clinic.world.bookings.values()) booking.comment = 'y'.repeat(60_000);
  await on.clock.until(
    () => running.pushed.some(({ name, event }) => name === 'line.changed' && isFull(event)),
    3 * 60 * minute,
  );
  expect(await line(running)).toMatchObject({
    kind: 'paused',
    clinic: second,
    problem: { kind: 'diskFull' },
  });
  await answered(decideOn(running.desk, { kind: 'cancel', bookingId: here.id, reason: null }));
  await on.clock.advance(2 * minute);
  expect(on.clinic.world.bookings.get(here.id)?.status).toBe('canceled');

  roomOfSecond('all');
  await on.clock.until(
    () => running.pushed.findLast((one) => one.name === 'line.changed')?.event.kind === 'inStep',
    60 * minute,
  );
  await answered(running.desk.handlers['visits.decide'](await wishIn(running, 'second')));
  await on.clock.advance(2 * minute);
  expect(bookedThere()).toHaveLength(1);
});

const isFull = (event: unknown): boolean => JSON.stringify(event).includes('diskFull');
