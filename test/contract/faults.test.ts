import { describe, expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import type { Fault } from '../../main/practice/faults.ts';
import { bookingWhere, minute, monday, openContract, upcoming, valueOf } from './clinic.ts';
import { aCaller } from '../support/caller.ts';

type Sent = RemoteError['sent'];

/** What a cancellation that meets the fault must say, and whether the clinic has carried it out. */
const cancellations: [
  name: string,
  fault: Fault,
  expected: [kind: string, sent: Sent] | 'ok',
  done: boolean,
][] = [
  ['lost on the way there', { kind: 'drop-before' }, ['offline', 'maybe'], false],
  ['lost on the way back', { kind: 'drop-after' }, ['offline', 'maybe'], true],
  ['reset on the way there', { kind: 'reset' }, ['offline', 'maybe'], false],
  ['reset on the way back', { kind: 'reset', after: true }, ['offline', 'maybe'], true],
  ['500 with nothing done', { kind: 'status', status: 500 }, ['server', 'maybe'], false],
  ['500 with all done', { kind: 'status', status: 500, after: true }, ['server', 'maybe'], true],
  ['502', { kind: 'status', status: 502 }, ['server', 'maybe'], false],
  ['503', { kind: 'status', status: 503, after: true }, ['server', 'maybe'], true],
  ['504', { kind: 'status', status: 504, after: true }, ['server', 'maybe'], true],
  ['409', { kind: 'status', status: 409 }, ['conflict', 'answered'], false],
  ['422', { kind: 'status', status: 422 }, ['invalid', 'answered'], false],
  ['429', { kind: 'status', status: 429 }, ['rateLimited', 'answered'], false],
  ['the firewall', { kind: 'firewall' }, ['firewall', 'answered'], false],
  ['a web page', { kind: 'html' }, ['unreadable', 'maybe'], true],
  ['an error under 200 with nothing done', { kind: 'error-body' }, ['unreadable', 'maybe'], false],
  ['an error under 200 with all done', { kind: 'error-body', after: true }, ['unreadable', 'maybe'], true],
  ['a token gone bad', { kind: 'status', status: 401 }, 'ok', true],
  ['a half answer where none is needed', { kind: 'cut-json' }, 'ok', true],
];

describe('a write that goes wrong is sent once, and says whether it may have been carried out', () => {
  test.each(cancellations)('%s', async (_name, fault, expected, done) => {
    const contract = await openContract();
    const { client, calendar, practice } = contract;
    const booking = bookingWhere(contract, upcoming);
    practice.faults.add({ fault, operations: ['cancelBooking'], times: 1 });
    const result = await client.cancelBooking(calendar, asBookingId(booking.id), null);
    expect(result.ok ? 'ok' : [result.error.kind, result.error.sent]).toEqual(expected);
    expect(booking.status).toBe(done ? 'canceled' : 'booked');
    expect(practice.faults.waiting).toEqual([]);
  });

  test('a booking whose answer is half or wrong may have been made, and was', async () => {
    for (const kind of ['cut-json', 'wrong-json', 'html'] as const) {
      const contract = await openContract();
      const { client, calendar, practice, world } = contract;
      const { items } = valueOf(
        await client.getSlots(calendar, { from: monday, to: monday + 20 * 24 * 60 * minute }),
      );
      const slot = items.find(({ services }) => services.length > 0);
      const service = slot?.services[0];
      if (slot === undefined || service === undefined) throw new Error('nothing is free');
      practice.faults.add({ fault: { kind }, operations: ['bookSlot'], times: 1 });
      const before = world.bookings.size;
      const result = await client.bookSlot(calendar, {
        start: slot.start,
        duration: service.duration ?? 15,
        addressServiceId: service.addressServiceId,
        patient: aCaller({ name: 'Jan', surname: null, phone: '600700800', email: '' }),
        comment: null,
      });
      expect(result).toMatchObject({ error: { kind: 'unreadable', status: 200, sent: 'maybe' } });
      expect(world.bookings.size).toBe(before + 1);
    }
  });
});

describe('reads that go wrong', () => {
  const reads: [Fault, string][] = [
    [{ kind: 'drop-before' }, 'offline'],
    [{ kind: 'drop-after' }, 'offline'],
    [{ kind: 'reset' }, 'offline'],
    [{ kind: 'status', status: 500 }, 'server'],
    [{ kind: 'status', status: 503 }, 'server'],
    [{ kind: 'status', status: 429 }, 'rateLimited'],
    [{ kind: 'firewall' }, 'firewall'],
    [{ kind: 'cut-json' }, 'unreadable'],
    [{ kind: 'wrong-json' }, 'unreadable'],
    [{ kind: 'html' }, 'unreadable'],
  ];
  test.each(reads)('%o', async (fault, kind) => {
    const { client, practice } = await openContract();
    practice.faults.add({ fault, operations: ['getFacilities'], times: 1 });
    expect(await client.getFacilities()).toMatchObject({
      ok: false,
      error: { kind, operation: 'getFacilities' },
    });
  });

  test('a slow clinic is given up in time, and a slow one in time is waited for', async () => {
    const { client, practice, clock } = await openContract();
    valueOf(await client.getServices());
    const slow = async (ms: number) => {
      practice.faults.add({ fault: { kind: 'delay', ms }, operations: ['getFacilities'], times: 1 });
      const waiting: Promise<Result<unknown, RemoteError>> = client.getFacilities();
      await expect.poll(() => practice.faults.waiting.length).toBe(0);
      clock.advance(Math.min(ms, 30_000));
      return await waiting;
    };
    expect(await slow(29_000)).toMatchObject({ ok: true });
    expect(await slow(31_000)).toMatchObject({ error: { kind: 'timeout', afterMs: 30_000 } });
  });
});

describe('the line', () => {
  test('down and up again: offline, then as before', async () => {
    const { client, practice } = await openContract();
    valueOf(await client.getFacilities());
    practice.lineUp = false;
    expect(await client.getFacilities()).toMatchObject({ error: { kind: 'offline' } });
    practice.lineUp = true;
    expect(await client.getFacilities()).toMatchObject({ ok: true });
  });

  test('to a clinic that is gone: once no connection is left, provably nothing was sent', async () => {
    const contract = await openContract();
    const id = asBookingId(bookingWhere(contract, upcoming).id);
    valueOf(await contract.client.getFacilities());
    await contract.practice.close();
    // The first may still try the connection that was open, and then nobody knows.
    expect(await contract.client.cancelBooking(contract.calendar, id, null)).toMatchObject({
      error: { kind: 'offline' },
    });
    expect(await contract.client.cancelBooking(contract.calendar, id, null)).toMatchObject({
      error: { kind: 'offline', reason: 'ECONNREFUSED', sent: 'no' },
    });
  });
});

describe('events that are spoilt on their way', () => {
  test('half a batch is lost for good, which the client says: maybe', async () => {
    const { client, practice, world, calendar } = await openContract();
    const visits = [...world.bookings.values()].filter(
      (one) => upcoming(one) && one.addressId === calendar.addressId,
    );
    for (const { id } of visits.slice(0, 3))
      valueOf(await client.cancelBooking(calendar, asBookingId(id), null));
    practice.faults.add({ fault: { kind: 'cut-json' }, operations: ['getNotifications'], times: 1 });
    expect(await client.pullNotifications(100)).toMatchObject({
      error: { kind: 'unreadable', sent: 'maybe' },
    });
    expect(valueOf(await client.pullNotifications(100)).raw).toEqual([]);
  });

  test('an answer of another shape is kept whole', async () => {
    const contract = await openContract();
    const { client, practice, calendar } = contract;
    const booking = bookingWhere(contract, upcoming);
    valueOf(await client.cancelBooking(calendar, asBookingId(booking.id), null));
    practice.faults.add({ fault: { kind: 'wrong-json' }, operations: ['getNotifications'], times: 1 });
    const { raw } = valueOf(await client.pullNotifications(100));
    expect(raw).toEqual(['{"data":[1,{"id":null}],"ok":"yes"}']);
    expect(client.readNotification(raw[0] ?? '')).toMatchObject({ ok: false });
  });
});

describe('limits', () => {
  test('the clinic’s own count tightens the client’s, so that the clinic never has to refuse', async () => {
    const contract = await openContract({ quirks: { writesPerMinute: 5 } });
    const { client, calendar, world, clock } = contract;
    const visits = [...world.bookings.values()].filter(
      (one) => upcoming(one) && one.addressId === calendar.addressId,
    );
    const outcomes: string[] = [];
    for (const { id } of visits.slice(0, 8)) {
      const result = await client.cancelBooking(calendar, asBookingId(id), null);
      outcomes.push(result.ok ? 'ok' : `${result.error.kind} ${result.error.sent}`);
    }
    expect(outcomes).toEqual([...Array<string>(5).fill('ok'), ...Array<string>(3).fill('rateLimited no')]);
    expect(client.budgetLeft().writes).toBe(0);
    expect(visits.slice(0, 8).map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill('canceled'),
      ...Array<string>(3).fill('booked'),
    ]);
    clock.advance(minute + 2_000);
    expect(await client.cancelBooking(calendar, asBookingId(visits[5]?.id ?? ''), null)).toMatchObject({
      ok: true,
    });
  });

  test('400 calls in five minutes stay below the firewall’s patience, and writes still go through', async () => {
    const contract = await openContract({ quirks: { firewallCallsPerFiveMinutes: 400 } });
    const { client, calendar } = contract;
    const kinds = new Set<string>();
    for (let calls = 0; calls < 450; calls += 1) {
      const result = await client.getFacilities();
      kinds.add(result.ok ? 'ok' : result.error.kind);
    }
    expect(kinds).toEqual(new Set(['ok', 'rateLimited']));
    const booking = bookingWhere(contract, upcoming);
    expect(await client.cancelBooking(calendar, asBookingId(booking.id), null)).toMatchObject({ ok: true });
  });

  test('without a User-Agent the firewall answers, and the client stops', async () => {
    const { client } = await openContract({ client: { userAgent: '' } });
    expect(await client.getFacilities()).toMatchObject({
      error: { kind: 'firewall', until: monday + 5 * minute },
    });
    expect(await client.getFacilities()).toMatchObject({ error: { kind: 'firewall', sent: 'no' } });
  });

  test('the clinic’s wrong clock is seen', async () => {
    const { client, practice } = await openContract();
    practice.faults.dateSkewMs = 3 * 60 * minute;
    valueOf(await client.getFacilities());
    expect(Math.abs((client.clockSkewMs() ?? 0) - 3 * 60 * minute)).toBeLessThan(2_000);
  });

  test('a token that ends early is renewed without anybody noticing', async () => {
    const { client, clock } = await openContract({ quirks: { tokenLifeSeconds: 60 } });
    for (let calls = 0; calls < 5; calls += 1) {
      valueOf(await client.getFacilities());
      clock.advance(61_000);
    }
  });
});
