import { describe, expect, test } from 'vitest';

import { chance, intBetween, pick, seededRandom } from '#shared/random.ts';
import { err } from '#shared/result.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import type { Secrets } from '../../main/desk/ports.ts';
import { doctorAddsBreak } from '../../main/practice/actions/calendars.ts';
import {
  patientBooks,
  patientCancels,
  patientConfirms,
  patientMoves,
} from '../../main/practice/actions/patients.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import { applyDelta, asRead, type ShownDay } from '../../renderer/state/boardDelta.ts';
import { machine, type Machine, type RunningDesk } from './deskBench.ts';
import { decideOn } from './screen.ts';
import { aPatient } from '../sync/invented.ts';
import { connection } from '#shared/contract/connection.ts';
import { lineState } from '#shared/contract/line.ts';
import { boardDay, boardDelta } from '#shared/contract/board.ts';

const minute = 60_000;

async function connected(on: Machine): Promise<RunningDesk> {
  const running = await on.started();
  const saved = await on.atDesk(running).save();
  expect(saved.ok).toBe(true);
  return running;
}

describe('setting a desk up', () => {
  test('right credentials name the clinics, and keep nothing until they are saved', async () => {
    const on = machine();
    const { desk } = await on.started();
    const tried = await desk.handlers['connection.test']({ locale: 'pl', ...on.credentials });
    expect(tried).toEqual({
      ok: true,
      value: { facilities: [...on.clinic.world.facilities.values()].map(({ name }) => name) },
    });
    expect(await desk.handlers['connection.get'](null)).toMatchObject({ value: { kind: 'none' } });
  });

  test('each failure has its own kind: wrong secret, no line, firewall, wrong clock, no clinics', async () => {
    const on = machine();
    const { desk } = await on.started();
    const kind = async (secret = on.credentials.secret): Promise<string> => {
      const tried = await desk.handlers['connection.test']({
        locale: 'pl',
        clientId: on.credentials.clientId,
        secret,
      });
      return tried.ok ? 'ok' : tried.error.kind;
    };
    expect(await kind('wrong')).toBe('unauthorized');

    on.clinic.lineUp = false;
    expect(await kind()).toBe('offline');
    on.clinic.lineUp = true;

    on.clinic.faults.set([{ fault: { kind: 'firewall' }, times: 1 }]);
    expect(await kind()).toBe('firewall');

    on.clinic.faults.dateSkewMs = -62 * minute;
    const skewed = await desk.handlers['connection.test']({ locale: 'pl', ...on.credentials });
    expect(skewed).toMatchObject({ ok: false, error: { kind: 'clockWrong', params: { minutes: 62 } } });
    on.clinic.faults.dateSkewMs = 0;

    on.clinic.world.facilities.clear();
    expect(await kind()).toBe('noFacilities');
  });

  test('a clock that goes wrong while the desk is at work is told with what it is off, and taken back when it is right', async () => {
    const on = machine();
    const running = await connected(on);
    await on.scheduled(running);
    const minutes = () =>
      running.pushed.flatMap(({ name, event }) =>
        name === 'line.clockChanged' ? [event?.params['minutes'] ?? null] : [],
      );
    const now = async () => {
      const clock = await running.desk.handlers['line.clock'](null);
      return clock.ok ? (clock.value?.details ?? null) : clock.error.kind;
    };
    expect(await now()).toBeNull();
    const before = minutes().length;
    on.clinic.faults.dateSkewMs = -60 * minute;
    await on.clock.advance(5 * minute);
    expect(minutes().slice(before)).toEqual([60]);
    expect(await now()).toBe('this clock is 60 min ahead');
    await running.desk.handlers['lock.close'](null);
    expect(await now()).toBe('this clock is 60 min ahead');
    on.clinic.faults.dateSkewMs = 0;
    await on.clock.advance(5 * minute);
    expect(minutes().slice(before)).toEqual([60, null]);
    expect(await now()).toBeNull();
  });

  test('after a restart the desk goes on with what was saved, without asking', async () => {
    const on = machine();
    const first = await connected(on);
    await on.imported(first);
    await first.stop();
    const again = await on.started();
    expect(await again.desk.handlers['connection.get'](null)).toMatchObject({
      value: { kind: 'practice', locale: 'pl' },
    });
    const day = await again.desk.handlers['board.open']({ date: null });
    // The board is there at once, from the file, before anything was asked of the vendor.
    expect(day.ok && day.value.columns.some(({ cards }) => cards.length > 0)).toBe(true);
  });

  test('a secret that the keychain has lost is told, and the file is left alone', async () => {
    const on = machine();
    const first = await connected(on);
    await on.imported(first);
    await first.stop();
    await on.secrets.remove(`api-secret practice-4711 ${on.credentials.clientId}`);
    const again = await on.started();
    expect(await again.desk.handlers['line.get'](null)).toMatchObject({
      value: { kind: 'paused', problem: { kind: 'unauthorized' } },
    });
    const saved = await on.atDesk(again).save();
    expect(saved.ok).toBe(true);
    const day = await again.desk.handlers['board.open']({ date: null });
    expect(day.ok && day.value.columns.length > 0).toBe(true);
  });

  test('a machine without a keychain works for the session, says so, and never writes the secret to a file', async () => {
    const on = machine();
    const nowhere: Secrets = {
      get: () => Promise.resolve(err('noKeychain')),
      set: () => Promise.resolve(err('noKeychain')),
      remove: () => Promise.resolve(err('noKeychain')),
    };
    const running = await on.started({ secrets: nowhere });
    expect((await on.atDesk(running).save()).ok).toBe(true);
    await on.imported(running);
    expect(await running.desk.handlers['app.check']({ name: 'keychain' })).toMatchObject({
      value: { state: 'look', problem: { kind: 'noKeychain' } },
    });
    await running.stop();
    const again = await on.started({ secrets: nowhere });
    expect(await again.desk.handlers['connection.get'](null)).toMatchObject({ value: { kind: 'none' } });
  });

  test('two saves at once open one file once', async () => {
    const on = machine();
    const running = await on.started();
    const both = await Promise.all([on.atDesk(running).save(), on.atDesk(running).save()]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    await on.imported(running);
    expect(await running.desk.handlers['line.get'](null)).toMatchObject({ ok: true });
  });
});

describe('the board', () => {
  test('without a clinic says so', async () => {
    const { desk } = await machine().started();
    expect(await desk.handlers['board.open']({ date: null })).toMatchObject({
      ok: false,
      error: { kind: 'notConnected' },
    });
  });

  test('what a window has after all deltas is what it would get by asking again, whatever happens at the clinic', async () => {
    const on = machine('clinic');
    const running = await connected(on);
    await on.scheduled(running);
    const random = seededRandom(11);
    const today = localDateOf(on.clock.now(), on.clinic.world.timeZone);
    let shown = await opened(running, today);
    let read = running.pushed.length;
    for (let round = 0; round < 25; round += 1) {
      for (let deed = intBetween(random, 0, 3); deed > 0; deed -= 1) somethingHappens(on.clinic, random);
      if (chance(random, 0.1)) on.clinic.world.queue.length = 0;
      await on.clock.advance(intBetween(random, 500, 20_000));
      if (chance(random, 0.15)) {
        shown = await opened(running, chance(random, 0.5) ? today : addDays(today, 1));
        read = running.pushed.length;
      }
      for (const { name, event } of running.pushed.slice(read)) {
        if (name !== 'board.delta') continue;
        boardDelta.parse(event);
        if (event.date !== shown.date) continue;
        const next = applyDelta(shown, event);
        if (next === 'gap') throw new Error('a revision was left out');
        shown = next;
      }
      read = running.pushed.length;
      // Some turns may be under way; what has been pushed must be a state the desk had, so the comparison waits for rest.
    }
    await on.clock.advance(2 * minute);
    for (const { name, event } of running.pushed.slice(read)) {
      if (name !== 'board.delta' || event.date !== shown.date) continue;
      const next = applyDelta(shown, event);
      if (next === 'gap') throw new Error('a revision was left out');
      shown = next;
    }
    expect(comparable(shown)).toEqual(comparable(await opened(running, shown.date)));
  });

  test('everything that goes through the door fits the contract', async () => {
    const on = machine();
    const running = await connected(on);
    await on.imported(running);
    const { handlers } = running.desk;
    const [day, view, line] = await Promise.all([
      handlers['board.open']({ date: null }),
      handlers['connection.get'](null),
      handlers['line.get'](null),
    ]);
    if (!day.ok || !view.ok || !line.ok) throw new Error('a handler refused');
    expect(boardDay.parse(day.value)).toEqual(day.value);
    expect(connection.parse(view.value)).toEqual(view.value);
    expect(lineState.parse(line.value)).toEqual(line.value);
  });

  test('shows no cancelled visit, and no free slot under a visit', async () => {
    const on = machine('clinic');
    const running = await connected(on);
    await on.scheduled(running);
    const day = await opened(running, localDateOf(on.clock.now(), on.clinic.world.timeZone));
    for (const { cards, slots } of day.columns) {
      expect(cards.filter(({ status }) => status === 'canceled')).toEqual([]);
      for (const slot of slots)
        expect(cards.filter(({ start, end }) => start <= slot.start && slot.start < end)).toEqual([]);
    }
  });
});

async function opened({ desk }: RunningDesk, date: string): Promise<ShownDay> {
  const day = await desk.handlers['board.open']({ date });
  if (!day.ok) throw new Error(day.error.kind);
  return asRead(day.value);
}

/** A day without what two ways to the same state may differ in. */
function comparable(day: ShownDay): unknown {
  return day.columns.map(({ addressId, cards, slots, breaks, asOf }) => ({
    addressId,
    asOf,
    slots,
    breaks,
    cards: [...cards]
      .sort((a, b) => a.start - b.start || a.id.localeCompare(b.id))
      .map((card) => JSON.stringify(card)),
  }));
}

/** A patient or a doctor does something today or tomorrow. */
function somethingHappens(clinic: Clinic, random: () => number): void {
  const { world, clock } = clinic;
  const now = clock.now();
  const coming = [...world.bookings.values()].filter(
    ({ status, start }) => status === 'booked' && start > now && start < now + 40 * 60 * minute,
  );
  const addressId = pick(random, [...world.addresses.keys()]);
  const free = freeSlots(world, addressId, { from: now, to: now + 40 * 60 * minute, now });
  const slot = free.length > 0 ? pick(random, free) : undefined;
  const booking = coming.length > 0 ? pick(random, coming) : undefined;
  const what = random();
  if (what < 0.4 && slot?.services[0] !== undefined) {
    patientBooks(world, {
      now,
      addressId,
      addressServiceId: slot.services[0].addressServiceId,
      start: slot.start,
      patient: aPatient(`O’Przykład-${intBetween(random, 1, 999)}`),
    });
  } else if (booking === undefined) {
    return;
  } else if (what < 0.6) {
    patientCancels(world, { now, bookingId: booking.id });
  } else if (what < 0.8) {
    patientConfirms(world, { now, bookingId: booking.id });
  } else if (what < 0.95 && slot !== undefined) {
    patientMoves(world, { now, bookingId: booking.id, addressId, start: slot.start });
  } else if (slot !== undefined) {
    doctorAddsBreak(world, { now, addressId, since: slot.start, till: slot.start + 15 * minute });
  }
}

describe('reasons to cancel', () => {
  test('that were given lately are offered again, the latest first and each once, also after a restart', async () => {
    const on = machine();
    const first = await connected(on);
    await on.scheduled(first);
    const today = localDateOf(on.clock.now(), on.clinic.world.timeZone);
    const visits: string[] = [];
    for (let ahead = 1; visits.length < 4; ahead += 1) {
      const day = await first.desk.handlers['board.open']({ date: addDays(today, ahead) });
      if (!day.ok) throw new Error(day.error.kind);
      visits.push(...day.value.columns.flatMap(({ cards }) => cards.map(({ id }) => id)));
    }
    for (const [index, reason] of ['The doctor is ill', 'Cannot come', null, ' the doctor is ILL '].entries())
      await decideOn(first.desk, { kind: 'cancel', bookingId: visits[index] ?? '', reason });
    await first.stop();
    const again = await on.started();
    expect(await again.desk.handlers['visits.cancelReasons'](null)).toEqual({
      ok: true,
      value: ['the doctor is ILL', 'Cannot come'],
    });
  });
});

describe('what the vendor allows', () => {
  const fiveMinutes = 5 * minute;

  test('holds over the starts of a desk: it remembers what it called before it was closed', async () => {
    const on = machine('clinic');
    const first = await connected(on);
    await on.clock.advance(4 * minute);
    await first.stop();
    const before = on.mostCalls(fiveMinutes);
    expect(before).toBeGreaterThan(200);
    for (let start = 0; start < 8; start += 1) {
      const again = await on.started();
      await on.clock.advance(minute / 4);
      await again.stop();
    }
    expect(on.mostCalls(fiveMinutes)).toBeGreaterThanOrEqual(before);
    expect(on.mostCalls(fiveMinutes)).toBeLessThanOrEqual(400);
  });

  test('is shared with the other computers as the settings say, at once, and not on a practice clinic', async () => {
    for (const [connection, most] of [
      ['live', 100],
      ['practicePort', 400],
    ] as const) {
      const on = machine('clinic', {}, connection);
      const running = await on.started();
      await running.desk.handlers['settings.set']({ desksSharing: 4 });
      expect((await on.atDesk(running).save()).ok).toBe(true);
      await on.clock.advance(8 * minute);
      // Trying the connection is not part of the desk's own count: a token and the list of clinics.
      expect(on.mostCalls(fiveMinutes)).toBeLessThanOrEqual(most + 2);
      expect(on.mostCalls(fiveMinutes)).toBeGreaterThan(most / 2);
    }
  });
});
