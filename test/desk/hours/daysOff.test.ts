import { expect, test, vi } from 'vitest';
import type { HoursView } from '#shared/contract/hours.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { asAddressId, asDoctorId } from '#shared/domain/ids.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import { answered, begun, type RunningDesk } from '../deskBench.ts';

/*
 * Dates on which weekly hours do not hold: two that say different things of the same dates and people are refused, what somebody else has
 * changed since it was seen stays, and before anything is saved the visits that it leaves out are told with their phones. A holiday is one
 * exception of its facility, however often it is chosen.
 */
vi.setConfig({ testTimeout: 60_000 });
const zone = 'Europe/Warsaw';

async function opened(running: RunningDesk, at = 0): Promise<HoursView> {
  const calendars = await answered(running.desk.handlers['calendars.get'](null));
  const answer = await answered(
    running.desk.handlers['hours.get']({ addressId: calendars[at]?.addressId ?? '' }),
  );
  if (answer.kind !== 'hours') throw new Error('no calendar');
  return answer.hours;
}

const vacation = ({ doctorId, today }: HoursView, change: Partial<Exception> = {}): Exception => ({
  id: 'v1',
  scope: { kind: 'doctor', doctorId: asDoctorId(doctorId) },
  from: addDays(today, 7),
  to: addDays(today, 20),
  reason: 'vacation',
  change: { kind: 'closed', times: null },
  note: '',
  ...change,
});

test('a vacation is kept, told to the window, and gone again; what was changed meanwhile stays', async () => {
  const { on, running } = await begun();
  const hours = await opened(running);
  const { addressId } = hours;
  const put = (exception: Exception, seen: Exception | null) =>
    answered(running.desk.handlers['hours.putException']({ addressId, exception, seen }));
  const first = vacation(hours);
  expect(await put(first, null)).toMatchObject({
    kind: 'saved',
    publish: [],
    hours: { exceptions: [first] },
  });
  expect(running.pushed.some(({ name }) => name === 'hours.changed')).toBe(true);
  // Pressed twice, it is there already, and not as it was seen.
  expect(await put(first, null)).toMatchObject({ kind: 'changedMeanwhile' });
  const longer = { ...first, to: addDays(first.to, 7) };
  expect(await put(longer, first)).toMatchObject({ kind: 'saved', hours: { exceptions: [longer] } });
  const remove = (seen: Exception) =>
    answered(running.desk.handlers['hours.removeException']({ addressId, seen }));
  expect(await remove(first)).toMatchObject({ kind: 'changedMeanwhile', hours: { exceptions: [longer] } });
  await running.stop();
  const again = await on.started();
  expect((await opened(again)).exceptions).toEqual([longer]);
  expect(
    await answered(again.desk.handlers['hours.removeException']({ addressId, seen: longer })),
  ).toMatchObject({ kind: 'saved', hours: { exceptions: [] } });
});

test('two of the same people and dates are refused, and so is one that ends before it begins', async () => {
  const { running } = await begun();
  const hours = await opened(running);
  const put = (exception: Exception) =>
    answered(
      running.desk.handlers['hours.putException']({ addressId: hours.addressId, exception, seen: null }),
    );
  await put(vacation(hours));
  const within = { id: 'v2', from: addDays(hours.today, 10), to: addDays(hours.today, 30) };
  expect(await put(vacation(hours, within))).toEqual({ kind: 'refused', faults: ['equal'] });
  expect(await put(vacation(hours, { id: 'v3', to: hours.today }))).toMatchObject({
    kind: 'refused',
    faults: ['noDates'],
  });
  expect((await opened(running)).exceptions.map(({ id }) => id)).toEqual(['v1']);
  // A day of this calendar alone is another scope, and holds over the vacation.
  const own = { id: 'v4', scope: { kind: 'address', addressId: asAddressId(hours.addressId) } } as const;
  expect(await put(vacation(hours, own))).toMatchObject({ kind: 'saved' });
});

test('what a closed day leaves out is told before it is saved: exactly its visits, with their phones', async () => {
  const { on, running } = await begun();
  await on.scheduled(running);
  const hours = await opened(running);
  const exception = vacation(hours, {
    scope: { kind: 'address', addressId: asAddressId(hours.addressId) },
    from: addDays(hours.today, 1),
    to: addDays(hours.today, 3),
  });
  const outcome = await answered(
    running.desk.handlers['hours.outcome']({ addressId: hours.addressId, exception }),
  );
  if (outcome.kind !== 'outcome') throw new Error('no calendar');
  expect(outcome).toMatchObject({ calendars: 0, elsewhere: 1 });
  const days = await Promise.all(
    [1, 2, 3].map((day) =>
      answered(running.desk.handlers['board.open']({ date: addDays(hours.today, day) })),
    ),
  );
  const booked = days.flatMap(({ columns }) =>
    columns
      .filter(({ addressId }) => addressId === hours.addressId)
      .flatMap(({ cards }) => cards.filter(({ status }) => status === 'booked')),
  );
  expect(booked.length).toBeGreaterThan(0);
  expect(outcome.visits.map(({ bookingId }) => bookingId).toSorted()).toEqual(
    booked.map(({ id }) => id).toSorted(),
  );
  expect(outcome.visits.some(({ phone }) => phone !== null)).toBe(true);
});

test('a locked screen tells of no visit and takes no change', async () => {
  const { running } = await begun();
  const hours = await opened(running);
  const { handlers } = running.desk;
  const exception = vacation(hours);
  await handlers['lock.close'](null);
  const refused = { ok: false, error: { kind: 'locked' } };
  const { addressId } = hours;
  expect(await handlers['hours.outcome']({ addressId, exception })).toMatchObject(refused);
  expect(await handlers['hours.difference']({ addressId, seen: 0 })).toMatchObject(refused);
  expect(await handlers['hours.putException']({ addressId, exception, seen: null })).toMatchObject(refused);
});

test('holidays are the country’s; one is closed, made a Sunday and opened again, and is one exception all the time', async () => {
  const { running } = await begun();
  const { addressId, facilityId } = await opened(running);
  const { handlers } = running.desk;
  const year = 2027;
  const read = await answered(handlers['hours.holidays']({ addressId, year }));
  if (read.kind !== 'holidays') throw new Error('no calendar');
  const newYear = '2027-01-01';
  expect(read.holidays.days.find(({ date }) => date === newYear)).toMatchObject({
    kind: 'public',
    choice: 'open',
  });
  const choose = (choice: 'closed' | 'asSunday' | 'open') =>
    answered(handlers['hours.chooseHolidays']({ addressId, year, choices: [{ date: newYear, choice }] }));
  const kept = async () =>
    (await opened(running)).exceptions
      .filter(({ from }) => from === newYear)
      .map(({ change }) => change.kind);
  for (const [choice, kinds] of [
    ['closed', ['closed']],
    ['asSunday', ['asWeekday']],
    ['open', []],
    ['closed', ['closed']],
  ] as const) {
    const answer = await choose(choice);
    if (answer.kind !== 'saved') throw new Error(answer.kind);
    expect(answer.holidays.days.find(({ date }) => date === newYear)?.choice).toBe(choice);
    expect(await kept()).toEqual(kinds);
  }
  // Another calendar of the facility has the same.
  const other = await opened(running, 1);
  expect(other.facilityId).toBe(facilityId);
  expect(other.exceptions.some(({ from }) => from === newYear)).toBe(true);
  // A date that is no holiday is nobody's to choose here.
  const none = await answered(
    handlers['hours.chooseHolidays']({
      addressId,
      year,
      choices: [{ date: '2027-02-03', choice: 'closed' }],
    }),
  );
  expect(none.kind).toBe('saved');
  expect((await opened(running)).exceptions.some(({ from }) => from === '2027-02-03')).toBe(false);
});

test('today is the facility’s, and what is over is not listed', async () => {
  const { on, running } = await begun();
  const hours = await opened(running);
  expect(hours.today).toBe(localDateOf(on.clock.now(), zone));
  const over = vacation(hours, { from: addDays(hours.today, -9), to: addDays(hours.today, -1) });
  const answer = await answered(
    running.desk.handlers['hours.putException']({
      addressId: hours.addressId,
      exception: over,
      seen: null,
    }),
  );
  expect(answer).toMatchObject({ kind: 'saved', hours: { exceptions: [] } });
});
