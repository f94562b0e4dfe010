import { describe, expect, test, vi } from 'vitest';
import { withoutKey } from '#shared/domain/clinicKey.ts';
import { answered, begun, machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';
import { board, isOfSecond, line, minute, namesakes, second, two } from './clinicsBench.ts';

/* A clinic is added beside those that the desk has, unless it is one of them; wrong credentials add nothing, and what was kept is taken up. */
vi.setConfig({ testTimeout: 90_000 });

describe('which clinic is added', () => {
  const clinics = async ({ desk }: RunningDesk) => {
    const connection = await answered(desk.handlers['connection.get'](null));
    return connection.kind === 'none' ? [] : (connection.clinics ?? []).map(({ key }) => key);
  };

  test('one that the desk has already only gets its credentials', async () => {
    const { on, running, other } = await two();
    await answered(other.add(running));
    expect(await clinics(running)).toEqual(['', second]);
    other.clinic.world.client.secret = 'another secret';
    other.clinic.tokens.expireAll();
    await on.clock.advance(2 * minute);
    expect(await line(running)).toMatchObject({
      kind: 'paused',
      problem: { kind: 'unauthorized' },
      clinic: second,
    });
    const again = { locale: 'pt', clientId: other.credentials.clientId, secret: 'another secret' } as const;
    await answered(running.desk.handlers['connection.save'](again));
    await on.clock.advance(2 * minute);
    expect(await line(running)).toMatchObject({ kind: 'inStep' });
    expect(await clinics(running)).toEqual(['', second]);
  });

  test('the first one of a desk that has none', async () => {
    const on = machine('small', {}, 'practicePort', 'pl', ['pt']);
    const running = await on.started();
    await answered(
      running.desk.handlers['connection.save']({ locale: 'pl', ...on.credentials, which: 'another' }),
    );
    await on.imported(running);
    expect(await clinics(running)).toEqual([]);
    expect((await board(running)).columns.some(isOfSecond)).toBe(false);
  });

  test('another API client of the same marketplace, with a file of its own', async () => {
    const { on, running, other } = await two('practicePort', 'pl');
    expect(await clinics(running)).toEqual(['', second]);
    const { here, there } = await namesakes(running);
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    await on.clock.advance(minute);
    expect(other.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(false);
  });

  test("what was kept of it is taken up where the desk's own file was lost", async () => {
    const { on, running, other } = await two('live');
    const { there } = await namesakes(running);
    other.vendor.answer = () => new Response('', { status: 503 });
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    await running.stop();
    other.vendor.answer = null;
    on.forgetDeskFile();
    const again = await on.started();
    await answered(on.atDesk(again).save());
    await answered(other.add(again));
    expect(await clinics(again)).toEqual(['', second]);
    await on.clock.advance(5 * minute);
    expect(other.clinic.world.bookings.get(withoutKey(second, there.id))?.confirmed).toBe(true);
  });

  test('wrong credentials add nothing', async () => {
    const on = machine('small', {}, 'practicePort', 'pl', ['pt']);
    const { running } = await begun(on);
    const [other] = on.further;
    const wrong = { locale: 'pt', clientId: other?.credentials.clientId ?? '', secret: 'wrong' } as const;
    expect(await running.desk.handlers['connection.save']({ ...wrong, which: 'another' })).toMatchObject({
      ok: false,
      error: { kind: 'unauthorized' },
    });
    expect(await running.desk.handlers['connection.test']({ ...wrong, which: 'another' })).toMatchObject({
      ok: false,
      error: { kind: 'unauthorized' },
    });
    expect(await clinics(running)).toEqual([]);
    await running.stop();
    const again = await on.started();
    await on.clock.advance(minute);
    expect(await clinics(again)).toEqual([]);
    expect(await line(again)).toMatchObject({ kind: 'inStep' });
  });
});
