import { describe, expect, test, vi } from 'vitest';
import type { PublishedState } from '#shared/domain/availability/publishedDay.ts';
import { toldWord } from '#shared/domain/availability/told.ts';
import { err } from '#shared/result.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, dayWindow, type LocalDate } from '#shared/time/zone.ts';
import type { Client } from '../../../main/docplanner/client.ts';
import type { Quirks } from '../../../main/practice/quirks.ts';
import { doctorSets, scene, settled, type Scene } from './scene.ts';
import { hoursThere, period, putInForce, states, todayOf, weekOf, zone } from './support.ts';

/*
 * Hours that are in force become the vendor's dates: each date that changed is one write, and no other is; what was taken is read back;
 * what somebody else edited is never written over unseen.
 */
vi.setConfig({ testTimeout: 120_000 });

const morning = ({ service }: Scene) => period('09:00', '12:00', service);
const mornings = ['09:00-12:00'];
/** A Monday at the far end, on which hardly anybody has booked. */
const farMonday = ({ on }: Scene): LocalDate => addDays(todayOf(on), 77);

const stateOn = ({ desk, address }: Scene, date: LocalDate): readonly PublishedState[] =>
  desk.store.availability.published.between(address, date, date).items.map(({ state }) => state);

/** Puts the morning in force and waits until it stands. */
async function published(one: Scene): Promise<number> {
  const { on, desk, address } = one;
  const asked = putInForce(on, desk, address, [weekOf(todayOf(on), [morning(one)])]);
  await settled(on, desk);
  expect(Object.keys(states(desk, address))).toEqual(['stands']);
  return asked.writes;
}

describe('a publication', () => {
  test('is one write for each date that changed, and none for any other', async () => {
    const one = await scene();
    const { on, desk, address, writes } = one;
    expect(await published(one)).toBe(writes.length);
    expect(writes.length).toBeGreaterThan(50);
    expect(new Set(writes.map(({ date }) => date)).size).toBe(writes.length);
    expect(hoursThere(on, address, farMonday(one))).toEqual(mornings);
    // Saturdays had hours at the marketplace, and have none by the plan.
    expect(hoursThere(on, address, addDays(farMonday(one), 5))).toEqual([]);
    writes.length = 0;
    const today = todayOf(on);
    expect(putInForce(on, desk, address, [weekOf(today, [morning(one)])])).toMatchObject({ writes: 0 });
    // One weekday is otherwise: its dates, and no others.
    const plan = weekOf(today, [morning(one)]);
    const days = plan.weeks[0]?.days.map((day, index) =>
      index === 2 ? [period('09:00', '10:00', one.service)] : day,
    );
    const asked = putInForce(on, desk, address, [{ ...plan, weeks: [{ name: '', days: days ?? [] }] }]);
    expect(asked.writes).toBe(12);
    await settled(on, desk);
    expect(writes).toHaveLength(12);
    expect(hoursThere(on, address, addDays(farMonday(one), 2))).toEqual(['09:00-10:00']);
    expect(desk.store.intents.allOpen()).toEqual([]);
  });

  test('writes nothing of a date whose change has passed while it waited', async () => {
    const one = await scene();
    const { on, desk, address, service, writes } = one;
    await published(one);
    writes.length = 0;
    const today = todayOf(on);
    desk.sync.publishing.pause();
    putInForce(on, desk, address, [weekOf(today, [period('09:00', '13:00', service)])]);
    expect(stateOn(one, today).toSorted()).toEqual(['stands', 'waiting']);
    await on.clock.until(() => on.clock.now() > atWallClock(today, '13:01', zone), 6 * hourMs);
    desk.sync.publishing.resume();
    await settled(on, desk);
    expect(writes.length).toBeGreaterThan(50);
    expect(writes.filter(({ date }) => date === today)).toEqual([]);
    expect(stateOn(one, today)).toEqual(['stands']);
  });

  test('that is taken back before it has left leaves nothing behind but what had left', async () => {
    const one = await scene();
    const { on, desk, address, service, writes } = one;
    await published(one);
    writes.length = 0;
    const today = todayOf(on);
    putInForce(on, desk, address, [weekOf(today, [period('13:00', '15:00', service)])]);
    await on.clock.until(() => writes.length >= 5, 5 * minuteMs);
    const back = putInForce(on, desk, address, [weekOf(today, [morning(one)])]);
    expect(back.dropped).toBeGreaterThan(40);
    await settled(on, desk);
    // Five or six had left, and each went back.
    expect(writes.length).toBeLessThanOrEqual(12);
    expect(hoursThere(on, address, farMonday(one))).toEqual(mornings);
    expect(Object.keys(states(desk, address))).toEqual(['stands']);
  });

  test('of what was sent in the last three minutes waits until the vendor hears it again', async () => {
    const one = await scene({ quirks: { putSlotsProcessingMs: 5_000, putSlotsHidesSlots: true } });
    const { on, desk, address, service, writes } = one;
    await published(one);
    await on.clock.advance(10 * minuteMs);
    writes.length = 0;
    const { store, sync } = desk;
    const date = farMonday(one);
    const only = (from: string, to: string) => {
      store.availability.exceptions.put({
        id: 'x',
        scope: { kind: 'address', addressId: address },
        from: date,
        to: date,
        reason: 'other',
        change: { kind: 'replaced', hours: { kind: 'periods', periods: [period(from, to, service)] } },
        note: '',
      });
      sync.publishing.ask(address, on.clock.now());
      sync.publishing.nudge();
    };
    only('09:00', '13:00');
    await settled(on, desk);
    only('09:00', '12:20');
    await settled(on, desk);
    only('09:00', '13:00');
    await on.clock.advance(30 * secondMs);
    expect(sync.publishing.progress().rests).toMatchObject({ why: 'sameAgain' });
    await settled(on, desk);
    expect(hoursThere(on, address, date)).toEqual(['09:00-13:00']);
    expect(writes).toHaveLength(3);
  });

  test.each([
    ['a vendor that replaces ranges alone', { putSlotsReplaces: 'range' }],
    ['one that is busy with a whole calendar', { putSlotsBusyFor: 'address', putSlotsProcessingMs: 8_000 }],
    ['one that takes its time and hides slots', { putSlotsProcessingMs: 9_000, putSlotsHidesSlots: true }],
    ['one that refuses what is over', { putSlotsOver: 'refused' }],
    ['one that hides what patients cannot see', { slotsShowInvisible: false }],
  ] as const satisfies readonly (readonly [string, Partial<Quirks>])[])(
    'stands with %s',
    async (_, quirks) => {
      const one = await scene({ quirks });
      const { on, address } = one;
      await published(one);
      expect(hoursThere(on, address, farMonday(one))).toEqual(mornings);
      expect(hoursThere(on, address, addDays(farMonday(one), 5))).toEqual([]);
    },
  );

  test('goes on after the desk was killed in the middle of it, and sends nothing twice', async () => {
    const one = await scene();
    const { on, desk, address, writes, reopen } = one;
    const asked = putInForce(on, desk, address, [weekOf(todayOf(on), [morning(one)])]);
    await on.clock.until(() => writes.length >= 7, 5 * minuteMs);
    desk.kill();
    const again = reopen();
    await settled(on, again);
    expect(Object.keys(states(again, address))).toEqual(['stands']);
    expect(writes.length).toBeLessThanOrEqual(asked.writes + 1);
    expect(hoursThere(on, address, farMonday(one))).toEqual(mornings);
  });

  test('whose answers are lost is read back, and done', async () => {
    let lost = 0;
    const spoil = (client: Client): Client => ({
      ...client,
      replaceSlots: async (calendar, periods) => {
        const answer = await client.replaceSlots(calendar, periods);
        lost += 1;
        return lost % 5 === 0
          ? err({ kind: 'server', status: 500, operation: 'replaceSlots', sent: 'maybe' })
          : answer;
      },
    });
    const one = await scene({}, spoil);
    await published(one);
    expect(lost).toBeGreaterThan(50);
    expect(hoursThere(one.on, one.address, farMonday(one))).toEqual(mornings);
  });
});

describe('what somebody else edits', () => {
  test('differs after two looks, is never written over unseen, and is whichever a person chooses', async () => {
    const one = await scene();
    const { on, desk, address, writes } = one;
    await published(one);
    writes.length = 0;
    const date = addDays(todayOf(on), 2);
    doctorSets(one, date, '13:00', '14:00');
    await on.clock.until(() => stateOn(one, date).includes('differs'), 3 * hourMs);
    expect(desk.sync.publishing.progress()).toMatchObject({ differs: 1 });
    // New hours for that date wait for the choice.
    putInForce(on, desk, address, [weekOf(todayOf(on), [period('10:00', '12:00', one.service)])]);
    await on.clock.advance(30 * minuteMs);
    expect(writes.some((write) => write.date === date)).toBe(false);
    expect(hoursThere(on, address, date)).toEqual(['13:00-14:00']);
    const { from, to } = dayWindow(date, zone);
    const told = desk.store.schedule.slotsInWindow([address], { from, to }).map(({ start, services }) => ({
      start,
      services: services.map(({ addressServiceId }) => addressServiceId),
    }));
    expect(desk.sync.publishing.overwrite(address, date, 'something else')).toBe(false);
    expect(desk.sync.publishing.overwrite(address, date, toldWord(told))).toBe(true);
    desk.sync.publishing.nudge();
    await on.clock.until(() => stateOn(one, date).join() === 'stands', hourMs);
    expect(hoursThere(on, address, date)).toEqual(['10:00-12:00']);
  });

  test('that comes to what is wanted anyway leaves nothing to choose', async () => {
    const one = await scene();
    const { on, desk, address, service } = one;
    await published(one);
    // One of the first to leave: a second look would call it different before.
    const date = addDays(todayOf(on), 2);
    doctorSets(one, date, '13:00', '14:00');
    putInForce(on, desk, address, [weekOf(todayOf(on), [period('13:00', '14:00', service)])]);
    await settled(on, desk);
    expect(Object.keys(states(desk, address))).toEqual(['stands']);
    expect(hoursThere(on, address, date)).toEqual(['13:00-14:00']);
  });

  test.each(['the plan comes to what they did', 'they come to what the plan wants'])(
    'differs no longer once %s, and nobody is asked',
    async (how) => {
      const one = await scene();
      const { on, desk, address, service } = one;
      await published(one);
      const date = addDays(todayOf(on), 2);
      doctorSets(one, date, '13:00', '14:00');
      await on.clock.until(() => stateOn(one, date).includes('differs'), 3 * hourMs);
      const isTheirs = how === 'the plan comes to what they did';
      const [from, to] = isTheirs ? ['13:00', '14:00'] : ['10:00', '12:00'];
      putInForce(on, desk, address, [weekOf(todayOf(on), [period(from, to, service)])]);
      if (!isTheirs) {
        await on.clock.advance(10 * minuteMs);
        expect(stateOn(one, date)).toEqual(expect.arrayContaining(['differs', 'waiting']));
        doctorSets(one, date, from, to);
      }
      await on.clock.until(() => stateOn(one, date).join() === 'stands', 3 * hourMs);
      await settled(on, desk);
      expect(Object.keys(states(desk, address))).toEqual(['stands']);
      expect(hoursThere(on, address, date)).toEqual([`${from}-${to}`]);
    },
  );

  test('between the look and the press is found before anything is sent', async () => {
    const one = await scene();
    const { on, desk, address, service, writes } = one;
    await published(one);
    writes.length = 0;
    const date = farMonday(one);
    doctorSets(one, date, '13:00', '14:00');
    putInForce(on, desk, address, [weekOf(todayOf(on), [period('10:00', '12:00', service)])]);
    await on.clock.until(() => desk.sync.publishing.progress().differs === 1, hourMs);
    await on.clock.advance(20 * minuteMs);
    expect(writes.some((write) => write.date === date)).toBe(false);
    expect(hoursThere(on, address, date)).toEqual(['13:00-14:00']);
    expect(desk.store.intents.allOpen()).toEqual([]);
  });
});

describe('the horizon', () => {
  test('moves each night, and after three weeks off all of it at once, the nearest first', async () => {
    const one = await scene({ settings: { pollMs: 10 * minuteMs } });
    const { on, desk, address, writes, reopen } = one;
    await published(one);
    writes.length = 0;
    await on.clock.advance(dayMs);
    await settled(on, desk);
    expect(writes.map(({ date }) => date)).toEqual(
      [addDays(todayOf(on), 83)].filter((date) => new Date(date).getUTCDay() % 6 !== 0),
    );
    await desk.stop();
    await on.clock.advance(21 * dayMs);
    writes.length = 0;
    const later = reopen();
    await on.clock.advance(minuteMs);
    await settled(on, later);
    expect(writes).toHaveLength(15);
    expect(writes.map(({ date }) => date)).toEqual(writes.map(({ date }) => date).toSorted());
    expect(states(later, address)['waiting']).toBeUndefined();
  });
});

/** A person switches the calendar. */
function switchTo({ desk, address }: Scene, kind: 'enableCalendar' | 'disableCalendar'): void {
  const found = desk.store.catalogue.address(address);
  if (found === null) throw new Error('no such address');
  const calendar = { facilityId: found.facilityId, doctorId: found.doctorId, addressId: address };
  desk.sync.decisions.decide({ action: { kind, addressId: address }, calendar, staff: 'AK' });
}

describe('a calendar that is switched off', () => {
  test.each(['hides', 'clears'] as const)(
    '(%s) while dates of it leave has none that differs, and stands whole once it is on',
    async (how) => {
      const quirks = { disableCalendar: how, putSlotsProcessingMs: 9 * secondMs };
      const one = await scene({ quirks, settings: { pollMs: minuteMs } });
      const { on, desk, address, writes } = one;
      putInForce(on, desk, address, [weekOf(todayOf(on), [morning(one)])]);
      await on.clock.until(() => writes.length >= 8, hourMs);
      switchTo(one, 'disableCalendar');
      await on.clock.advance(hourMs);
      expect(on.clinic.world.addresses.get(address)?.calendar).toBe('disabled');
      // What was taken is not read back, because nothing is told: it is neither ignored nor somebody's edit.
      const off = states(desk, address);
      expect(off['differs']).toBeUndefined();
      expect(off['accepted']).toBeGreaterThan(0);
      switchTo(one, 'enableCalendar');
      await on.clock.advance(minuteMs);
      await settled(on, desk);
      expect(Object.keys(states(desk, address))).toEqual(['stands']);
      for (const date of [addDays(todayOf(on), 2), farMonday(one)])
        expect(hoursThere(on, address, date)).toEqual(mornings);
    },
  );

  test('has a date whose answer was lost wait until it is on again', async () => {
    let isLosing = false;
    const lost: number[] = [];
    // The first two answers of each date, so that some are open when the calendar goes off.
    const isLost = (start = 0): boolean =>
      isLosing && lost.push(start) > 0 && lost.filter((one) => one === start).length <= 2;
    const losing = (client: Client): Client => ({
      ...client,
      replaceSlots: (calendar, periods) =>
        isLost(periods[0]?.start)
          ? Promise.resolve(
              err({ kind: 'server', status: 503, operation: 'replaceSlots', sent: 'maybe' } as const),
            )
          : client.replaceSlots(calendar, periods),
    });
    const one = await scene({ settings: { pollMs: minuteMs } }, losing);
    const { on, desk, address, writes, service } = one;
    await published(one);
    writes.length = 0;
    putInForce(on, desk, address, [weekOf(todayOf(on), [period('10:00', '12:00', service)])]);
    isLosing = true;
    await on.clock.until(() => writes.length > 0, hourMs);
    switchTo(one, 'disableCalendar');
    await on.clock.advance(hourMs);
    expect(on.clinic.world.addresses.get(address)?.calendar).toBe('disabled');
    expect(states(desk, address)['differs']).toBeUndefined();
    expect(desk.store.intents.allOpen()).toEqual([]);
    isLosing = false;
    switchTo(one, 'enableCalendar');
    await on.clock.advance(minuteMs);
    await settled(on, desk);
    expect(Object.keys(states(desk, address))).toEqual(['stands']);
    expect(hoursThere(on, address, farMonday(one))).toEqual(['10:00-12:00']);
  });

  test.each(['hides', 'clears'] as const)(
    '(%s) is compared with nothing, and stands again once it is on',
    async (how) => {
      const one = await scene({ quirks: { disableCalendar: how }, settings: { pollMs: minuteMs } });
      const { on, desk, address } = one;
      await published(one);
      switchTo(one, 'disableCalendar');
      await on.clock.advance(3 * hourMs);
      expect(hoursThere(on, address, farMonday(one)).length).toBe(how === 'hides' ? 1 : 0);
      expect(on.clinic.world.addresses.get(address)?.calendar).toBe('disabled');
      expect(Object.keys(states(desk, address))).toEqual(['stands']);
      switchTo(one, 'enableCalendar');
      await on.clock.advance(10 * minuteMs);
      await settled(on, desk);
      expect(Object.keys(states(desk, address))).toEqual(['stands']);
      expect(hoursThere(on, address, farMonday(one))).toEqual(mornings);
    },
  );
});
