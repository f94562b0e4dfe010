import { describe, expect, test } from 'vitest';
import { patientBooks, patientConfirms } from '../../../main/practice/actions/patients.ts';
import { Faults, type Fault, type FaultRule } from '../../../main/practice/faults.ts';
import { openDesk, type Desk } from './support/desk.ts';
import { anna, at, monday, morning, putBooking } from './support/world.ts';

const booking = '/facilities/1/doctors/11/addresses/111/bookings/600';

function deskWith(...rules: FaultRule[]): Desk {
  const desk = openDesk();
  putBooking(desk.world, { id: '600' });
  desk.clinic.faults.set(rules);
  return desk;
}

function isCanceled(desk: Desk): boolean {
  return desk.world.bookings.get('600')?.status === 'canceled';
}

describe('a fault before', () => {
  test.each<Fault>([{ kind: 'drop-before' }, { kind: 'reset' }])(
    '%o breaks the call and changes nothing',
    async (fault) => {
      const desk = deskWith({ fault });
      await expect(desk.call('DELETE', booking)).rejects.toThrow('fetch failed');
      expect(isCanceled(desk)).toBe(false);
    },
  );

  test.each([401, 409, 422, 429, 500, 502, 503, 504])('answers %i and changes nothing', async (status) => {
    const desk = deskWith({ fault: { kind: 'status', status } });
    const answer = await desk.call('DELETE', booking);
    expect(answer.status).toBe(status);
    expect(isCanceled(desk)).toBe(false);
    expect(answer.headers.get('content-type')).toContain([502, 503, 504].includes(status) ? 'html' : 'json');
  });

  test('is the firewall’s page', async () => {
    const desk = deskWith({ fault: { kind: 'firewall' } });
    const answer = await desk.call('DELETE', booking);
    expect([answer.status, answer.headers.get('x-amzn-waf-action')]).toEqual([405, 'captcha']);
    expect(isCanceled(desk)).toBe(false);
  });
});

describe('a fault after', () => {
  test.each<Fault>([{ kind: 'drop-after' }, { kind: 'reset', after: true }])(
    '%o breaks the call once it is done',
    async (fault) => {
      const desk = deskWith({ fault });
      await expect(desk.call('DELETE', booking)).rejects.toThrow('fetch failed');
      expect(isCanceled(desk)).toBe(true);
    },
  );

  test('answers 503 once it is done', async () => {
    const desk = deskWith({ fault: { kind: 'status', status: 503, after: true } });
    expect((await desk.call('DELETE', booking)).status).toBe(503);
    expect(isCanceled(desk)).toBe(true);
  });

  test('cuts the JSON, changes it, or makes it a web page', async () => {
    const desk = deskWith();
    const whole = (await desk.call('GET', booking)).text;
    desk.clinic.faults.add({ fault: { kind: 'cut-json' }, times: 1 });
    const half = (await desk.call('GET', booking)).text;
    expect(half).toBe(whole.slice(0, Math.floor(whole.length / 2)));
    desk.clinic.faults.add({ fault: { kind: 'wrong-json' }, times: 1 });
    expect((await desk.call('GET', booking)).json).toEqual({ data: [1, { id: null }], ok: 'yes' });
    desk.clinic.faults.add({ fault: { kind: 'html' }, times: 1 });
    const page = await desk.call('GET', booking);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect((await desk.call('GET', booking)).text).toBe(whole);
  });
});

test('a delay holds the call by the clinic’s clock; what is asked happens after it', async () => {
  const desk = deskWith({ fault: { kind: 'delay', ms: 3000 } });
  const answer = desk.call('DELETE', booking);
  await desk.clock.pass(2999);
  expect(isCanceled(desk)).toBe(false);
  await desk.clock.pass(1);
  expect((await answer).status).toBe(204);
  expect(desk.world.bookings.get('600')?.canceledAt).toBe(morning + 3000);
});

test.each([502, 504] as const)(
  'a gateway answers %i at once, and what was asked happens later',
  async (status) => {
    const desk = deskWith({ fault: { kind: 'gateway', status, ms: 3000 }, times: 1 });
    expect((await desk.call('DELETE', booking)).status).toBe(status);
    expect(isCanceled(desk)).toBe(false);
    await desk.clock.pass(3000);
    expect(desk.world.bookings.get('600')?.canceledAt).toBe(morning + 3000);
  },
);

test('while the line is down, or when it goes down in between, calls break', async () => {
  const desk = deskWith({ fault: { kind: 'delay', ms: 1000 } });
  const answer = desk.call('GET', booking);
  const broken = expect(answer).rejects.toThrow('fetch failed');
  desk.clinic.lineUp = false;
  await desk.clock.pass(1000);
  await broken;
  await expect(desk.call('GET', booking)).rejects.toThrow('fetch failed');
});

describe('pulled events', () => {
  async function pull(...kinds: Fault['kind'][]): Promise<string[]> {
    const desk = openDesk();
    const start = at(monday, '09:00');
    const booked = patientBooks(desk.world, {
      now: morning,
      addressId: '111',
      addressServiceId: '500',
      start,
      patient: anna,
    });
    if (booked.ok) patientConfirms(desk.world, { now: morning, bookingId: booked.value.id });
    for (const kind of kinds) desk.clinic.faults.add({ fault: { kind } as Fault });
    const { json } = await desk.call('GET', '/notifications/multiple?limit=10');
    expect(desk.world.queue).toEqual([]);
    return (json['notifications'] as { name: string }[]).map(({ name }) => name);
  }

  test('come twice, in reverse, or not at all, and are consumed all the same', async () => {
    expect(await pull()).toEqual(['slot-booked', 'booking-confirmed']);
    expect(await pull('events-duplicated')).toEqual([
      'slot-booked',
      'slot-booked',
      'booking-confirmed',
      'booking-confirmed',
    ]);
    expect(await pull('events-reordered')).toEqual(['booking-confirmed', 'slot-booked']);
    expect(await pull('events-swallowed')).toHaveLength(1);
  });
});

describe('rules', () => {
  const path = '/api/v3/integration/facilities/1/doctors/2/addresses/3/bookings/4';
  const call = { operation: 'getBooking', isWrite: false, path };
  const fault = { kind: 'drop-before' } as const;

  test('meet the calls that they name: one operation, reads, writes, or all', () => {
    const met = (operations: string[] | undefined, operation: string, isWrite: boolean): number => {
      const faults = new Faults();
      faults.add(operations === undefined ? { fault } : { fault, operations });
      return faults.draw({ operation, isWrite, path }, () => 0).length;
    };
    expect(met(undefined, 'token', false)).toBe(1);
    expect(met(['getBooking'], 'getBooking', false)).toBe(1);
    expect(met(['getBooking'], 'getBookings', false)).toBe(0);
    expect(met(['reads'], 'getBookings', false)).toBe(1);
    expect(met(['reads'], 'token', false)).toBe(0);
    expect(met(['reads'], 'bookSlot', true)).toBe(0);
    expect(met(['writes'], 'bookSlot', true)).toBe(1);
  });

  test('meet only the calls about the calendar that they name', () => {
    const met = (address: string, of: string): number => {
      const faults = new Faults();
      faults.add({ fault, address });
      return faults.draw({ ...call, path: of }, () => 0).length;
    };
    expect(met('3', path)).toBe(1);
    expect(met('3', '/api/v3/integration/facilities/1/doctors/2/addresses/3')).toBe(1);
    expect(met('3', path.replace('addresses/3', 'addresses/33'))).toBe(0);
    expect(met('3', '/api/v3/integration/facilities/3/doctors')).toBe(0);
  });

  test('are used up by their count, and counted when they strike', () => {
    const faults = new Faults();
    faults.add({ fault, times: 2 });
    const drawn = [1, 2, 3].map(() => faults.draw(call, () => 0).length);
    expect(drawn).toEqual([1, 1, 0]);
    expect(faults.struck.get('drop-before')).toBe(2);
    expect(faults.waiting).toEqual([]);
  });

  test('fail a call in one way only: the next rule waits for the next call, while delays come on top', () => {
    const faults = new Faults();
    const kinds = () => faults.draw(call, () => 0).map(({ kind }) => kind);
    faults.add({ fault, times: 1 }, { fault: { kind: 'html' }, times: 1 });
    faults.add({ fault: { kind: 'delay', ms: 5 } }, { fault: { kind: 'events-swallowed' } });
    expect(kinds()).toEqual(['drop-before', 'delay', 'events-swallowed']);
    expect(kinds()).toEqual(['html', 'delay', 'events-swallowed']);
    expect(kinds()).toEqual(['delay', 'events-swallowed']);
  });

  test('strike by chance as often as they say', () => {
    const faults = new Faults();
    faults.add({ fault, probability: 0.25 });
    let next = 0;
    const random = () => (next++ % 100) / 100;
    const struck = Array.from({ length: 100 }, () => faults.draw(call, random).length);
    expect(struck.reduce((sum, count) => sum + count, 0)).toBe(25);
  });

  test('can be replaced as a whole', () => {
    const faults = new Faults();
    faults.add({ fault });
    faults.set([]);
    expect(faults.draw(call, () => 0)).toEqual([]);
  });
});

test('tokens can be made worthless at once', async () => {
  const desk = deskWith();
  desk.clinic.tokens.expireAll();
  expect((await desk.call('GET', booking)).status).toBe(401);
});
