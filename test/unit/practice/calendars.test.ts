import { describe, expect, test } from 'vitest';
import { encoded, openDesk, type Desk } from './support/desk.ts';

const address = '/facilities/1/doctors/11/addresses/111';
const basic = '/facilities/1/doctors/11/addresses/112';
const since = '2026-09-07T10:00:00+02:00';
const till = '2026-09-07T11:00:00+02:00';
const day = `since=${encoded('2026-09-07T00:00:00+02:00')}&till=${encoded('2026-09-08T00:00:00+02:00')}`;

function set(desk: Desk, id: string, more: object): void {
  Object.assign(desk.world.addresses.get(id) ?? {}, more);
}

describe('a calendar', () => {
  test('is switched off and on; doing so twice is 409', async () => {
    const desk = openDesk();
    const status = async () => (await desk.call('GET', `${address}/calendar`)).json['status'];
    expect(await status()).toBe('enabled');
    const again = await desk.call('POST', `${address}/calendar/enable`);
    expect([again.status, again.message]).toEqual([409, 'Calendar already enabled']);
    expect((await desk.call('POST', `${address}/calendar/disable`)).status).toBe(200);
    expect(await status()).toBe('disabled');
    const off = await desk.call('POST', `${address}/calendar/disable`);
    expect([off.status, off.message]).toEqual([409, 'Calendar already disabled']);
    expect((await desk.call('POST', `${address}/calendar/enable`)).status).toBe(200);
  });

  test('that is off offers no slots and takes no bookings', async () => {
    const desk = openDesk();
    await desk.call('POST', `${address}/calendar/disable`);
    const slots = await desk.call('GET', `${address}/slots?start=${encoded(since)}&end=${encoded(till)}`);
    expect(slots.status).toBe(404);
  });

  test('that was never made is 404; without a commercial package it cannot be made', async () => {
    const desk = openDesk();
    const none = await desk.call('GET', `${basic}/calendar`);
    expect([none.status, none.message]).toEqual([404, 'Calendar does not exist']);
    const enable = await desk.call('POST', `${basic}/calendar/enable`);
    expect(enable.status).toBe(422);
    expect(enable.message).toBe('Cannot activate calendar on address 112, profile/address is not commercial');
  });

  test('of a closed address cannot be switched on, and a read-only one not at all', async () => {
    const desk = openDesk();
    set(desk, '111', { disabled: true, calendar: 'disabled' });
    const closed = await desk.call('POST', `${address}/calendar/enable`);
    expect([closed.status, closed.message]).toEqual([400, 'Could not enable calendar on disabled address']);
    set(desk, '111', { readOnly: true });
    for (const verb of ['enable', 'disable'])
      expect((await desk.call('POST', `${address}/calendar/${verb}`)).message).toBe(
        'You are not authorized to make changes on this calendar',
      );
  });
});

describe('a break', () => {
  test('is made, read, listed, moved and removed; an event tells of each step', async () => {
    const desk = openDesk();
    const made = await desk.call('POST', `${address}/breaks`, { since, till, description: 'Szkolenie' });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/api/v3/integration${address}/breaks/1000`);
    const whole = { id: '1000', since, till, description: 'Szkolenie' };
    expect((await desk.call('GET', `${address}/breaks/1000`)).json).toEqual(whole);
    expect((await desk.call('GET', `${address}/breaks?${day}`)).items).toEqual([whole]);
    const later = '2026-09-07T12:00:00+02:00';
    expect((await desk.call('PATCH', `${address}/breaks/1000`, { since: till, till: later })).status).toBe(
      204,
    );
    expect((await desk.call('GET', `${address}/breaks/1000`)).json).toMatchObject({
      since: till,
      till: later,
    });
    expect((await desk.call('DELETE', `${address}/breaks/1000`)).status).toBe(204);
    expect((await desk.call('GET', `${address}/breaks?${day}`)).items).toEqual([]);
    const { json } = await desk.call('GET', '/notifications/multiple?limit=10');
    expect(json['notifications']).toMatchObject([
      { name: 'break-created', data: { break: { id: '1000', since, till } } },
      { name: 'break-moved', data: { break: { id: '1000', since: till, till: later } } },
      { name: 'break-removed', data: { break: { id: '1000' } } },
    ]);
  });

  test('hides the slots that it touches, and no others', async () => {
    const desk = openDesk();
    await desk.call('POST', `${address}/breaks`, { since: '2026-09-07T10:10:00+02:00', till });
    const range = `start=${encoded('2026-09-07T09:40:00+02:00')}&end=${encoded('2026-09-07T11:20:00+02:00')}`;
    const { items } = await desk.call('GET', `${address}/slots?${range}`);
    expect(items.map((item) => String(item['start']).slice(11, 16))).toEqual(['09:40', '11:00']);
  });

  describe('on coupled addresses', () => {
    const coupled = { since, till, apply_on_coupled_addresses: true };

    /** The doctor of 111 has another room, 113, and sees patients online at 112. */
    function withOnline(): Desk {
      const desk = openDesk();
      const [room] = [...desk.world.addresses.values()];
      if (room === undefined) throw new Error('no address');
      desk.world.addresses.set('113', { ...room, id: '113' });
      set(desk, '112', { commercialType: 'saas-only', onlineOnly: true });
      return desk;
    }
    const where = ({ world }: Desk) =>
      [...world.breaks.values()].map(({ addressId, since: from }) => [addressId, from]);
    const at = (text: string) => Date.parse(text);

    test('joins the offline ones with the online ones, both ways, and makes a calendar where none was', async () => {
      const fromRoom = withOnline();
      await fromRoom.call('POST', `${address}/breaks`, coupled);
      expect(where(fromRoom)).toEqual([
        ['111', at(since)],
        ['112', at(since)],
      ]);
      expect(fromRoom.world.addresses.get('112')?.calendar).toBe('enabled');
      const fromOnline = withOnline();
      await fromOnline.call('POST', `${basic}/breaks`, coupled);
      expect(where(fromOnline).map(([id]) => id)).toEqual(['112', '111', '113']);
      const alone = withOnline();
      await alone.call('POST', `${address}/breaks`, { since, till });
      expect(where(alone).map(([id]) => id)).toEqual(['111']);
    });

    test('is moved and removed with its copies, from either side, and an event tells of each', async () => {
      const desk = withOnline();
      await desk.call('POST', `${address}/breaks`, coupled);
      await desk.call('POST', `${address}/breaks`, { since, till, description: 'alone' });
      const later = '2026-09-07T12:00:00+02:00';
      desk.world.queue.length = 0;
      const copy = [...desk.world.breaks.values()].find(({ addressId }) => addressId === '112');
      const path = `${basic}/breaks/${copy?.id ?? ''}`;
      expect((await desk.call('PATCH', path, { since: till, till: later })).status).toBe(204);
      expect(where(desk)).toEqual([
        ['111', at(till)],
        ['112', at(till)],
        ['111', at(since)],
      ]);
      expect((await desk.call('DELETE', path)).status).toBe(204);
      expect(where(desk)).toEqual([['111', at(since)]]);
      expect(desk.world.queue.map(({ name }) => name)).toEqual([
        'break-moved',
        'break-moved',
        'break-removed',
        'break-removed',
      ]);
    });
  });

  test('is answered with 201 as a whole, and by older states of the API with its place alone', async () => {
    const now = await openDesk().call('POST', `${address}/breaks`, { since, till, description: 'x' });
    expect([now.status, now.json]).toEqual([201, { id: '1000', since, till, description: 'x' }]);
    const older = openDesk({ quirks: { newBreakInAnswer: false } });
    const then = await older.call('POST', `${address}/breaks`, { since, till });
    expect([then.status, then.text]).toEqual([201, '']);
    expect(then.headers.get('location')).toContain('/breaks/1000');
  });

  test.each([
    ['no since', { till }, 400, 'Param "since" is required!'],
    ['no till', { since }, 400, 'Param "till" is required!'],
    ['nothing', undefined, 400, 'Param "since" is required!'],
    ['an end before the start', { since: till, till: since }, 422, 'Invalid date range'],
    ['no length', { since, till: since }, 422, 'Invalid date range'],
    ['a time without an offset', { since: '2026-09-07T10:00:00', till }, 422, 'Invalid date range'],
  ])('is not made with %s', async (_what, body, status, message) => {
    const answer = await openDesk().call('POST', `${address}/breaks`, body);
    expect([answer.status, answer.message]).toEqual([status, message]);
  });

  test('is not made twice, nor where the package or the rights are missing', async () => {
    const desk = openDesk();
    await desk.call('POST', `${address}/breaks`, { since, till });
    const twin = await desk.call('POST', `${address}/breaks`, { since, till });
    expect(twin.message).toBe('Break for given address, date range and description exists');
    expect(twin.status).toBe(409);
    expect((await desk.call('POST', `${basic}/breaks`, { since, till })).status).toBe(422);
    set(desk, '111', { readOnly: true });
    for (const [method, path] of [
      ['POST', 'breaks'],
      ['PATCH', 'breaks/1000'],
      ['DELETE', 'breaks/1000'],
    ] as const)
      expect((await desk.call(method, `${address}/${path}`, { since, till })).status).toBe(403);
  });

  test('is not moved to where it is, nor to end before it begins', async () => {
    const desk = openDesk();
    await desk.call('POST', `${address}/breaks`, { since, till });
    const same = await desk.call('PATCH', `${address}/breaks/1000`, { since, till });
    expect([same.status, same.message]).toEqual([422, 'Same Date Range']);
    const back = await desk.call('PATCH', `${address}/breaks/1000`, { since: till, till: since });
    expect(back.message).toBe(`Till (${since}) cannot be set before since (${till})`);
    expect((await desk.call('PATCH', `${address}/breaks/1000`, { since })).status).toBe(400);
  });

  test('is unknown by another id or at another address, and unheard of without a calendar', async () => {
    const desk = openDesk();
    await desk.call('POST', `${address}/breaks`, { since, till });
    const elsewhere = await desk.call('GET', '/facilities/1/doctors/12/addresses/121/breaks/1000');
    expect([elsewhere.status, elsewhere.message]).toEqual([404, 'Invalid break ID']);
    expect((await desk.call('GET', `${basic}/breaks/1000`)).message).toBe(
      'Calendar not found for this address',
    );
    expect((await desk.call('GET', `${basic}/breaks?${day}`)).message).toBe(
      'Calendar not found for this address',
    );
    const noDates = await desk.call('GET', `${address}/breaks`);
    expect([noDates.status, noDates.message]).toEqual([404, 'Invalid date given.']);
  });
});
