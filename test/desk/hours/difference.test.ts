import { expect, test, vi } from 'vitest';
import type { HoursView } from '#shared/contract/hours.ts';
import { planOn } from '#shared/domain/availability/expand.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf, weekdayOf } from '#shared/domain/availability/weekday.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { addDays } from '#shared/time/zone.ts';
import { answered, begun, machine, type RunningDesk } from '../deskBench.ts';

/*
 * Before hours are published it is told, date by date, what patients will see and what not, in the dates that the vendor takes and no
 * others; each changed date is one call. A copy to another calendar has that one's own services, and says what it lacks.
 */
vi.setConfig({ testTimeout: 60_000 });

async function opened(running: RunningDesk, at = 0): Promise<HoursView> {
  const calendars = await answered(running.desk.handlers['calendars.get'](null));
  const answer = await answered(
    running.desk.handlers['hours.get']({ addressId: calendars[at]?.addressId ?? '' }),
  );
  if (answer.kind !== 'hours') throw new Error('no calendar');
  return answer.hours;
}

/** Mondays from eight to ten, or when it is said, with a service whose length is said. */
function mondays({ services, today }: HoursView, { start, end } = { start: '08:00', end: '10:00' }): Plan[] {
  const period: Period = {
    start,
    end,
    services: [{ addressServiceId: asAddressServiceId(services[0]?.addressServiceId ?? ''), duration: 20 }],
    insurance: 'both',
    providers: [],
  };
  return [
    {
      validFrom: today,
      validTo: null,
      anchorMonday: mondayOf(today),
      weeks: [{ name: '', days: [[period], [], [], [], [], [], []] }],
    },
  ];
}

/** What the clock on the wall shows. */
const clock = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', {
    timeZone: 'Europe/Warsaw',
    hour: '2-digit',
    minute: '2-digit',
  });

const save = (running: RunningDesk, { addressId, timetable }: HoursView, plans: Plan[]) =>
  answered(running.desk.handlers['hours.saveDraft']({ addressId, seen: timetable.revision, plans }));

async function differenceOf(running: RunningDesk, addressId: string, seen: number) {
  const answer = await answered(running.desk.handlers['hours.difference']({ addressId, seen }));
  if (answer.kind !== 'difference') throw new Error(answer.kind);
  return answer;
}

test('each date that changes is one write: what patients can book now and will not goes, what is new comes, and the rest stays', async () => {
  const { running } = await begun();
  const hours = await opened(running);
  const plans = mondays(hours, { start: '07:00', end: '10:00' });
  await save(running, hours, plans);
  const { days, writes, minutes, kept } = await differenceOf(running, hours.addressId, 1);
  expect(kept).toBe('marketplace');
  const isMonday = ({ date }: { readonly date: string }): boolean => weekdayOf(date) === 1;
  // Today and a holiday follow no week there: they stay as they are.
  const wanted = days.filter(isMonday);
  expect(wanted).toHaveLength(10);
  for (const { gone, added } of wanted) {
    expect(gone).toEqual([{ start: '10:00', end: '16:00' }]);
    expect(added).toEqual([{ start: '07:00', end: '08:00' }]);
  }
  expect(wanted.every(({ date }) => planOn(plans, date) !== null)).toBe(true);
  expect(days.at(-1)?.date.localeCompare(addDays(hours.today, 84))).toBe(-1);
  const others = days.filter((day) => !isMonday(day));
  expect(others.length).toBeGreaterThan(40);
  expect(others.every(({ gone, added }) => gone.length > 0 && added.length === 0)).toBe(true);
  expect(days.every(({ change }) => change === 'write' || change === 'clear')).toBe(true);
  expect(writes).toBe(days.length);
  expect(minutes).toBe(Math.ceil(writes / 20));
});

test('what the marketplace offers now is compared with once it is read whole, and is never taken for nothing before', async () => {
  const on = machine();
  on.clinic.faults.set([{ fault: { kind: 'status', status: 500 }, operations: ['getSlots'] }]);
  const running = await on.started();
  await answered(on.atDesk(running).save());
  const calendars = () => answered(running.desk.handlers['calendars.get'](null));
  while ((await calendars()).length === 0) await on.clock.advance(1_000);
  const hours = await opened(running);
  await save(running, hours, mondays(hours));
  const { addressId } = hours;
  const { handlers } = running.desk;
  const refused = { ok: false, error: { kind: 'hoursNotRead' } };
  expect(await handlers['hours.difference']({ addressId, seen: 1 })).toMatchObject(refused);
  expect(await handlers['publishing.propose']({ addressId })).toMatchObject(refused);
  const takingOver = { addressId, seen: 1, plans: mondays(hours) };
  expect(await handlers['publishing.takeOver'](takingOver)).toMatchObject(refused);
  expect((await opened(running)).timetable.revision).toBe(1);
  on.clinic.faults.set([]);
  await on.scheduled(running);
  expect(await handlers['hours.difference']({ addressId, seen: 1 })).toMatchObject({ ok: true });
  expect(await handlers['publishing.takeOver'](takingOver)).toMatchObject({ ok: true });
});

test('visits outside are those of changed dates that lie outside; another revision is told, with the hours', async () => {
  const { on, running } = await begun();
  await on.scheduled(running);
  const hours = await opened(running);
  const monday = addDays(mondayOf(hours.today), 7);
  const { columns } = await answered(running.desk.handlers['board.open']({ date: monday }));
  const booked = columns
    .filter(({ addressId }) => addressId === hours.addressId)
    .flatMap(({ cards }) => cards)
    .filter(({ status }) => status === 'booked')
    .toSorted((one, two) => one.start - two.start);
  const [first, last] = [booked[0], booked.at(-1)];
  if (first === undefined || last === undefined || first === last) throw new Error('too few visits');
  // The first visit lies in the new hours, the last one does not.
  const range = { start: clock(first.start), end: clock(first.end) };
  await save(running, hours, mondays(hours, range));
  const { visits, days } = await differenceOf(running, hours.addressId, 1);
  const changed = new Set(days.map(({ date }) => date));
  const isOutside = ({ start, end }: { start: number; end: number }): boolean =>
    clock(start) < range.start || clock(end) > range.end;
  const told = new Set(visits.map(({ bookingId }) => bookingId));
  expect([isOutside(first), isOutside(last)]).toEqual([false, true]);
  for (const visit of booked) expect(told.has(visit.id), clock(visit.start)).toBe(isOutside(visit));
  for (const { start } of visits)
    expect(changed.has(new Date(start).toLocaleDateString('sv', { timeZone: 'Europe/Warsaw' }))).toBe(true);
  const { addressId } = hours;
  expect(await answered(running.desk.handlers['hours.difference']({ addressId, seen: 0 }))).toMatchObject({
    kind: 'changedMeanwhile',
    hours: { timetable: { revision: 1 } },
  });
});

test('a copy becomes a draft with the other calendar’s own services; what that lacks is told and left out', async () => {
  const { running } = await begun();
  const hours = await opened(running);
  const calendars = await answered(running.desk.handlers['calendars.get'](null));
  await save(running, hours, mondays(hours));
  const { handlers } = running.desk;
  const { addressId } = hours;
  const others = calendars.map((calendar) => calendar.addressId).filter((id) => id !== addressId);
  const matches = await answered(handlers['hours.matchServices']({ addressId, to: others }));
  expect(matches.map((match) => match.addressId)).toEqual(others);
  const answer = await answered(
    handlers['hours.copy']({
      addressId,
      seen: 1,
      to: matches.map((match) => ({ addressId: match.addressId, seen: match.seen })),
    }),
  );
  expect(answer).toEqual({ kind: 'copied', copied: others, left: [] });
  for (const [index, match] of matches.entries()) {
    const other = await answered(handlers['hours.get']({ addressId: others[index] ?? '' }));
    if (other.kind !== 'hours') throw new Error('no calendar');
    const { draft } = other.hours.timetable;
    const services = draft?.plans[0]?.weeks[0]?.days[0]?.[0]?.services ?? [];
    const own = new Set(other.hours.services.map((service) => service.addressServiceId));
    expect(services.every((service) => own.has(service.addressServiceId))).toBe(true);
    expect(services.length + match.missing.length).toBe(1);
  }
  // Somebody edits there meanwhile: a copy that was seen before leaves that alone.
  const [first] = matches;
  const again = { addressId: first?.addressId ?? '', seen: first?.seen ?? 0 };
  expect(await answered(handlers['hours.copy']({ addressId, seen: 1, to: [again] }))).toEqual({
    kind: 'copied',
    copied: [],
    left: [again.addressId],
  });
  expect(await answered(handlers['hours.copy']({ addressId, seen: 0, to: [again] }))).toEqual({
    kind: 'changedMeanwhile',
  });
});
