import { expect, describe, test, vi } from 'vitest';
import { clinicKeyOf, withoutKey } from '#shared/domain/clinicKey.ts';
import { answered } from '../deskBench.ts';
import { decideOn } from '../screen.ts';
import { board, isOfSecond, line, minute, namesakes, second, two, waiting } from './clinicsBench.ts';

/*
 * A desk works for several clinics at once: each with its own credentials, file, queue, line and limits, all on one board. Two clinics
 * may give the same ids, as the worlds of these tests do: what is decided reaches the clinic that is meant and no other. What keeps one
 * from work keeps no other from it, and after a restart all are there again.
 */
vi.setConfig({ testTimeout: 90_000 });

describe('two clinics of two countries', () => {
  test('stand on one board, each by its own clock, and nothing of the one is taken for the other', async () => {
    const { on, running, other } = await two();
    const day = await board(running);
    const ids = day.columns.map(({ addressId }) => addressId);
    expect(new Set(ids).size).toBe(ids.length);
    const own = day.columns.filter((column) => !isOfSecond(column));
    const theirs = day.columns.filter(isOfSecond);
    expect(own.map(({ addressId }) => addressId).sort()).toEqual(
      [...on.clinic.world.addresses.keys()].sort(),
    );
    expect(theirs.map(({ addressId }) => withoutKey(second, addressId)).sort()).toEqual(
      [...other.clinic.world.addresses.keys()].sort(),
    );
    // The second stands behind the first.
    expect(day.columns).toEqual([...own, ...theirs]);
    const cards = day.columns.flatMap((column) => column.cards.map(({ id }) => id));
    expect(new Set(cards).size).toBe(cards.length);
    expect(theirs.flatMap((column) => column.cards).length).toBeGreaterThan(0);
    const connection = await answered(running.desk.handlers['connection.get'](null));
    expect(connection).toMatchObject({
      locale: 'pl',
      timeZone: 'Europe/Warsaw',
      clinics: [
        { key: '', locale: 'pl' },
        { key: second, locale: 'pt', timeZone: 'Europe/Lisbon' },
      ],
    });
    const [column] = theirs;
    expect(connection).toMatchObject({ facilityZones: { [column?.facilityId ?? '']: 'Europe/Lisbon' } });
    const [card] = theirs.flatMap((one) => one.cards);
    const details = await answered(running.desk.handlers['visits.get']({ bookingId: card?.id ?? '' }));
    expect(details).toMatchObject({ id: card?.id, timeZone: 'Europe/Lisbon' });
  });

  test('each get their own decisions, also about visits that have one id in both', async () => {
    const { on, running, other } = await two();
    const { here, there } = await namesakes(running);
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    expect(await waiting(running)).toBe(1);
    await on.clock.advance(minute);
    expect(await waiting(running)).toBe(0);
    expect(other.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(false);

    await answered(decideOn(running.desk, { kind: 'cancel', bookingId: here.id, reason: null }));
    await on.clock.advance(minute);
    expect(on.clinic.world.bookings.get(here.id)?.status).toBe('canceled');
    expect(other.clinic.world.bookings.get(here.id)?.status).toBe('booked');
    const day = await board(running);
    const shown = day.columns.flatMap(({ cards }) => cards);
    expect(shown.find(({ id }) => id === there.id)).toMatchObject({ confirmed: true });
    expect(shown.some(({ id }) => id === here.id)).toBe(false);
  });

  test('a visit that is booked in the one is known there alone, and can be taken back like any other', async () => {
    const { on, running, other } = await two();
    const before = on.clinic.world.bookings.size;
    const day = await board(running);
    const column = day.columns.filter(isOfSecond).find(({ slots }) => slots.length > 0);
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
    if (time === undefined || service === undefined)
      throw new Error(`nothing is free there: ${times.length} times`);
    const patient = { name: 'Inês', surname: 'Nowicka-Sousa', phone: '+351 910 000 001', email: null };
    const decided = await answered(
      running.desk.handlers['visits.decide']({
        kind: 'book',
        addressId: time.addressId,
        start: time.start,
        duration: service.duration,
        addressServiceId: service.id,
        patient: { ...patient, birthDate: '1980-02-03', nin: null, gender: 'f' },
        comment: null,
      }),
    );
    if (decided.kind !== 'intent') throw new Error('was not decided');
    expect(clinicKeyOf(decided.id)).toBe(second);
    // Without a number yet, it goes by the decision's id, and so by its clinic's.
    expect(await answered(running.desk.handlers['visits.get']({ bookingId: decided.id }))).toMatchObject({
      patient: { surname: 'Nowicka-Sousa' },
    });
    expect(await answered(running.desk.handlers['undo.last'](null))).toMatchObject({ deed: 'book' });
    await on.clock.advance(minute);
    const made = [...other.clinic.world.bookings.values()].filter(
      (one) => one.patient.surname === 'Nowicka-Sousa',
    );
    expect(made).toHaveLength(1);
    expect(on.clinic.world.bookings.size).toBe(before);
    const found = await answered(running.desk.handlers['search.patients']({ query: 'Nowicka-Sousa' }));
    expect(found.patients).toMatchObject([{ visits: [{ id: `${second}~${made[0]?.id}` }] }]);
  });

  test("when the one's line is down the other goes on, and the desk says whose it is", async () => {
    const { on, running, other } = await two();
    const { here, there } = await namesakes(running);
    other.vendor.answer = () => {
      throw new TypeError('fetch failed');
    };
    await on.clock.advance(3 * minute);
    expect(await line(running)).toMatchObject({ kind: 'offline', clinic: second });
    expect(running.pushed.findLast(({ name }) => name === 'line.changed')?.event).toMatchObject({
      kind: 'offline',
      clinic: second,
    });
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: here.id }));
    await on.clock.advance(2 * minute);
    expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    expect(await waiting(running)).toBe(1);
    const told = await answered(running.desk.handlers['attention.waiting'](null));
    expect(told.decisions).toMatchObject([{ visitId: there.id }]);
    other.vendor.answer = null;
    await on.clock.advance(20 * minute);
    expect(await line(running)).toMatchObject({ kind: 'inStep' });
    expect(other.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    expect(await waiting(running)).toBe(0);
  });

  test('after a restart both are there, and go on with what waits', async () => {
    const { on, running, other } = await two();
    const { there } = await namesakes(running);
    const before = (await board(running)).columns.map(({ addressId }) => addressId);
    other.vendor.answer = () => new Response('', { status: 503 });
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    await running.stop();
    other.vendor.answer = null;
    const again = await on.started();
    expect((await board(again)).columns.map(({ addressId }) => addressId)).toEqual(before);
    expect(await waiting(again)).toBe(1);
    await on.clock.advance(5 * minute);
    expect(await waiting(again)).toBe(0);
    expect(other.clinic.world.bookings.get(withoutKey(second, there.id))?.confirmed).toBe(true);
  });

  test('one that cannot be opened keeps the other from nothing', async () => {
    const { on, running, other } = await two();
    const { here } = await namesakes(running);
    await running.stop();
    await on.secrets.remove(`api-secret practice-4712 ${other.credentials.clientId}`);
    const again = await on.started();
    await on.clock.advance(minute);
    expect(await line(again)).toMatchObject({
      kind: 'paused',
      problem: { kind: 'unauthorized' },
      clinic: second,
    });
    expect((await board(again)).columns.some(isOfSecond)).toBe(false);
    await answered(decideOn(again.desk, { kind: 'confirm', bookingId: here.id }));
    await on.clock.advance(minute);
    expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    // Its credentials are entered anew, as those of a clinic that the desk has.
    await answered(again.desk.handlers['connection.save']({ locale: 'pt', ...other.credentials }));
    await on.clock.advance(5 * minute);
    expect((await board(again)).columns.some(isOfSecond)).toBe(true);
    expect(await line(again)).toMatchObject({ kind: 'inStep' });
  });

  test('nor does the first one, where it is that', async () => {
    const { on, running, other } = await two();
    const { there } = await namesakes(running);
    await running.stop();
    await on.secrets.remove(`api-secret practice-4711 ${on.credentials.clientId}`);
    const again = await on.started();
    await on.clock.advance(minute);
    expect(await line(again)).toMatchObject({ kind: 'paused', clinic: '' });
    await answered(decideOn(again.desk, { kind: 'confirm', bookingId: there.id }));
    await on.clock.advance(minute);
    expect(other.clinic.world.bookings.get(withoutKey(second, there.id))?.confirmed).toBe(true);
  });
});
