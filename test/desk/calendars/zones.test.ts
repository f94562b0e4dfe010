import { expect, test, vi } from 'vitest';
import { asFacilityId } from '#shared/domain/ids.ts';
import { localDateOf, wallClockOf } from '#shared/time/zone.ts';
import type { Address } from '../../../main/practice/world.ts';
import { answered, begun, machine, type Machine, type RunningDesk } from '../deskBench.ts';

/*
 * A facility in another zone than its country's capital lives by its own clock: on the wire, on the board's side of the door, in the
 * search, on paper and in the CSV. The board stays one board by the instant. What is set outlives new credentials and restarts, and
 * what depends on it is read anew.
 */
vi.setConfig({ testTimeout: 90_000 });
const [madrid, canaries] = ['Europe/Madrid', 'Atlantic/Canary'];
const minute = 60_000;
const date = '2026-11-24';

/** A clinic of two facilities in Spain, with what was asked of each of its calendars. */
async function inSpain() {
  const asked: string[] = [];
  const on = machine('clinic', {}, 'practicePort', 'es');
  on.vendor.answer = (method, url) => {
    asked.push(`${method} ${decodeURIComponent(url)}`);
    return null;
  };
  const { running } = await begun(on);
  const addresses = [...on.clinic.world.addresses.values()];
  const ids = [...on.clinic.world.facilities.keys()];
  const [here = '', there = ''] = ids;
  const of = (facilityId: string): Address[] => addresses.filter((one) => one.facilityId === facilityId);
  return { on, running, asked, here, there, of };
}
const setZone = ({ desk }: RunningDesk, facilityId: string, timeZone: string | null) =>
  desk.handlers['calendars.setZone']({ facilityId, timeZone });
const board = ({ desk }: RunningDesk) => answered(desk.handlers['board.open']({ date }));
/** The first visit of the day in a facility. */
async function visitIn(running: RunningDesk, facilityId: string) {
  const { columns } = await board(running);
  const column = columns.find((one) => one.facilityId === facilityId && one.cards.length > 0);
  const [card] = column?.cards ?? [];
  if (column === undefined || card === undefined) throw new Error('nobody comes there');
  return { ...card, addressId: column.addressId };
}
const clockAt = (at: number, zone: string) => wallClockOf(at, zone);

test('what is asked of a facility, and told of its visits, is by its own clock', async () => {
  const { on, running, asked, here, there, of } = await inSpain();
  asked.length = 0;
  const connection = await answered(setZone(running, there, canaries));
  expect(connection).toMatchObject({ timeZone: madrid, facilityZones: { [there]: canaries } });
  expect(running.pushed.findLast(({ name }) => name === 'connection.changed')?.event).toEqual(connection);

  await on.clock.advance(3 * minute);
  const windows = (facilityId: string) =>
    asked.filter(
      (one) => one.includes(`/facilities/${facilityId}/`) && /\/(bookings|slots|breaks)\?/.test(one),
    );
  // Its days begin an hour later than those of the capital; all that is kept in step of them is read anew, to the twelfth week.
  for (const one of windows(there)) expect(one).toMatch(/T00:00:00\+0[01]:00/);
  expect(windows(there).filter((one) => one.includes('T00:00:00+00:00')).length).toBeGreaterThan(10);
  for (const one of windows(here)) expect(one).not.toContain('T00:00:00+00:00');
  for (const { id } of of(there)) {
    for (const kind of ['bookings', 'slots', 'breaks']) {
      const ends = windows(there)
        .filter((one) => one.includes(`/addresses/${id}/${kind}`))
        .flatMap((one) => /(?:end|till)=(\d{4}-\d\d-\d\d)/.exec(one)?.[1] ?? []);
      expect(ends.sort().at(-1), kind).toMatch(/^2027-02-1/);
    }
  }

  const [card, other] = [await visitIn(running, there), await visitIn(running, here)];
  const details = (id: string) => answered(running.desk.handlers['visits.get']({ bookingId: id }));
  expect((await details(card.id))?.timeZone).toBe(canaries);
  expect((await details(other.id))?.timeZone).toBe(madrid);
  const day = await board(running);
  expect(day.timeZone).toBe(madrid);
  const found = await answered(running.desk.handlers['search.patients']({ query: card.surname }));
  expect(JSON.stringify(found)).toContain(canaries);

  const [address] = of(there);
  const week = await answered(
    running.desk.handlers['week.open']({ addressId: address?.id ?? '', from: '2026-11-23' }),
  );
  expect(new Set(week.days.map(({ timeZone }) => timeZone))).toEqual(new Set([canaries]));
});

test('paper and CSV tell each clinic’s times', async () => {
  const { running, here, there } = await inSpain();
  await running.desk.handlers['settings.set']({ language: 'en' });
  await answered(setZone(running, there, canaries));
  const [card, other] = [await visitIn(running, there), await visitIn(running, here)];
  await running.desk.handlers['printing.exportCsv']({ date });
  await running.desk.handlers['printing.print']({ date });
  const [csv = '', page = ''] = running.left.map(({ content }) => content);
  const line = ({ start, end }: { start: number; end: number }, zone: string) =>
    `${localDateOf(start, zone)},${clockAt(start, zone)},${clockAt(end, zone)},`;
  const lineOf = (surname: string) => csv.split('\r\n').filter((one) => one.includes(`,${surname},`));
  expect(lineOf(card.surname).some((one) => one.startsWith(line(card, canaries)))).toBe(true);
  expect(lineOf(card.surname).some((one) => one.startsWith(line(card, madrid)))).toBe(false);
  expect(lineOf(other.surname).some((one) => one.startsWith(line(other, madrid)))).toBe(true);
  const row = new RegExp(`([\\d:]+)–[\\d:]+</td><td><strong>${card.surname}</strong> ${card.name}`);
  expect(row.exec(page)?.[1]).toBe(clockAt(card.start, canaries));
});

test('the way back from a decision and a patient who is known are told by the clock of the visit’s clinic', async () => {
  const { on, running, here, there } = await inSpain();
  await answered(setZone(running, there, canaries));
  const last = () => answered(running.desk.handlers['undo.last'](null));
  for (const [facility, zone] of [
    [there, canaries],
    [here, madrid],
  ] as const) {
    const card = await visitIn(running, facility);
    const { addressId, start } = card;
    await running.desk.handlers['visits.decide']({
      kind: 'cancel',
      bookingId: card.id,
      seen: { addressId, start },
      reason: null,
    });
    // To be undone freely, and later by its opposite.
    expect(await last()).toMatchObject({ deed: 'cancel', start, timeZone: zone });
    const waiting = await answered(running.desk.handlers['attention.waiting'](null));
    expect(waiting.decisions).toMatchObject([{ visitId: card.id, timeZone: zone }]);
    await on.clock.advance(minute);
    expect(await last()).toMatchObject({ deed: 'cancel', start, timeZone: zone, freely: false });
    const known = await answered(running.desk.handlers['search.known']({ query: card.surname }));
    const theirs = known.find((one) => one.visit.start === start || one.surname === card.surname);
    const all = await answered(running.desk.handlers['search.patients']({ query: card.surname }));
    const told = all.patients
      .flatMap(({ visits }) => visits)
      .find((one) => one.start === theirs?.visit.start);
    expect(theirs?.visit.timeZone).toBe(told?.timeZone);
    expect(told?.timeZone).toBeDefined();
    const { entries } = await answered(
      running.desk.handlers['activity.get']({ before: null, staff: null, patient: '' }),
    );
    expect(entries.find(({ deed }) => deed === 'cancel')).toMatchObject({ start, timeZone: zone });
  }
});

test('where all facilities have one clock, it is the desk’s', async () => {
  const { on, running, here, there } = await inSpain();
  await answered(setZone(running, there, canaries));
  expect(await answered(setZone(running, here, canaries))).toMatchObject({ timeZone: canaries });
  const day = await board(running);
  expect([day.timeZone, clockAt(day.from, canaries)]).toEqual([canaries, '00:00']);
  // Back again, one by one.
  expect(await answered(setZone(running, here, null))).toMatchObject({ timeZone: madrid });
  const back = await answered(setZone(running, there, null));
  expect(back).toMatchObject({ timeZone: madrid });
  expect(back).not.toHaveProperty('facilityZones');
  await on.clock.advance(minute);
  expect(await answered(running.desk.handlers['line.get'](null))).toMatchObject({ kind: 'inStep' });
});

test('what is set outlives new credentials and a restart, and what was decided goes on', async () => {
  const { on, running, there } = await inSpain();
  const card = await visitIn(running, there);
  on.clinic.lineUp = false;
  await running.desk.handlers['visits.decide']({
    kind: 'cancel',
    bookingId: card.id,
    seen: { addressId: card.addressId, start: card.start },
    reason: null,
  });
  await answered(setZone(running, there, canaries));
  expect((await answered(running.desk.handlers['attention.get'](null))).waiting).toBe(1);
  on.clinic.lineUp = true;
  await on.clock.advance(minute);
  expect(on.clinic.world.bookings.get(card.id)?.status).toBe('canceled');

  on.clinic.world.client.secret = 'the new one';
  on.clinic.tokens.expireAll();
  const { clientId } = on.credentials;
  const zones = { facilityZones: { [there]: canaries } };
  const renewed = running.desk.handlers['connection.save']({ locale: 'es', clientId, secret: 'the new one' });
  expect(await answered(renewed)).toMatchObject(zones);
  await running.stop();
  const again = await on.started();
  expect(await answered(again.desk.handlers['connection.get'](null))).toMatchObject(zones);
});

test('a zone of another country and a facility of another clinic are refused, and change nothing', async () => {
  const { running, there } = await inSpain();
  for (const [facility, zone] of [
    [there, 'America/Manaus'],
    [there, 'Europe/Nowhere'],
    ['987654', canaries],
  ] as const)
    expect(await setZone(running, facility, zone)).toMatchObject({ ok: false });
  const connection = await answered(running.desk.handlers['connection.get'](null));
  expect(connection).not.toHaveProperty('facilityZones');
  expect((await board(running)).columns.length).toBeGreaterThan(2);
});

test('a practice clinic goes on behind the desk when a zone is set', async () => {
  const on: Machine = machine('clinic', {}, 'live', 'es');
  const running = await on.started();
  await answered(running.desk.handlers['connection.practice']({ locale: 'es', size: 'clinic' }));
  await on.scheduled(running);
  const [, there = ''] = on.clinic.world.facilities.keys();
  const before = (await board(running)).columns.flatMap(({ cards }) => cards).length;
  await answered(setZone(running, asFacilityId(there), canaries));
  expect((await board(running)).columns.flatMap(({ cards }) => cards)).toHaveLength(before);
  await on.clock.advance(minute);
  expect(await answered(running.desk.handlers['line.get'](null))).toMatchObject({ kind: 'inStep' });
});
