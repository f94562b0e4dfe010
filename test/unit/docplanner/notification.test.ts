import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notificationNames } from '#shared/domain/notification.ts';
import { readBatch, readNotification, readPush } from '../../../main/docplanner/wire/notification.ts';
import { answer, calendar, clientOf, serve } from './world.ts';

const start = '2026-05-26T16:00:00+02:00';
const at = Date.UTC(2026, 4, 26, 14);
const later = '2026-05-27T16:00:00+02:00';
const place = { facility: { id: 1 }, doctor: { id: '2' }, address: { id: '3' } };
const visit = { id: 7, start_at: start, status: 'booked' };
const pause = { id: 4, since: start, till: later };
const day = 86_400_000;

const event = (name: string, extra: object = {}): string =>
  JSON.stringify({ name, data: { ...place, ...extra }, created_at: start });

const pauseRead = { breakId: '4', since: at, till: at + day };

/** Each of the vendor's events: what it carries beside its calendar, and what is read of that. */
const events: Record<(typeof notificationNames)[number], [object, object]> = {
  'slot-booking': [{ visit_booking_request: { start_at: start } }, { start: at }],
  'slot-booked': [{ visit_booking: visit }, { bookingId: '7', start: at }],
  'booking-canceled': [{ visit_booking: visit }, { bookingId: '7', start: at }],
  'booking-moved': [
    { old_visit_booking: visit, new_visit_booking: { id: '8', start_at: later } },
    { oldId: '7', oldStart: at, newId: '8', newStart: at + day },
  ],
  'booking-moving': [
    { canceling_booking: visit, creating_booking: { start_at: later } },
    { bookingId: '7', start: at, newStart: at + day },
  ],
  'booking-confirmed': [{ visit_booking: visit }, { bookingId: '7', start: at }],
  'booking-payment-status-changed': [
    { visit_booking: visit, visit_payment_status: { status_from: 'not-paid', status_to: 'paid' } },
    { bookingId: '7', start: at, paymentStatus: 'paid' },
  ],
  'break-created': [{ break: pause }, pauseRead],
  'break-moved': [{ break: pause }, pauseRead],
  'break-removed': [{ break: pause }, pauseRead],
  'presence-marked': [
    { visit_booking: visit, presence: 'ABSENT' },
    { bookingId: '7', start: at, presence: 'absent' },
  ],
  'address-service-created': [{ address_service: { id: 9 } }, { addressServiceId: '9' }],
  'address-service-deleted': [{ address_service: { id: 9 } }, { addressServiceId: '9' }],
  'address-service-changed': [{ address_service: { id: 9 } }, { addressServiceId: '9' }],
  'address-commercial-type-changed': [{}, {}],
  'address-assigned': [{}, {}],
  'address-unassigned': [{}, {}],
};

describe('events', () => {
  test.each(notificationNames)('%s is read', (name) => {
    const [extra, details] = events[name];
    expect(readNotification(event(name, extra))).toEqual({
      ok: true,
      value: { calendar, createdAt: at, name, ...details },
    });
  });

  test.each(notificationNames)('%s without its details still says which calendar to read again', (name) => {
    const [extra] = events[name];
    if (Object.keys(extra).length === 0) return;
    expect(readNotification(event(name))).toEqual({
      ok: true,
      value: { calendar, createdAt: at, name: 'unknown', rawName: name },
    });
  });

  test('the guide’s spelling of a cancellation is the same event', () => {
    expect(readNotification(event('booking-cancelled', { visit_booking: visit }))).toMatchObject({
      value: { name: 'booking-canceled', bookingId: '7' },
    });
  });

  test('a name of a later version is kept', () => {
    expect(readNotification(event('slot-overbooked'))).toMatchObject({
      value: { name: 'unknown', rawName: 'slot-overbooked', calendar },
    });
  });

  test('without a calendar there is nothing to read again: unreadable, with the raw text kept', () => {
    const raw = JSON.stringify({
      name: 'slot-booked',
      data: { ...place, address: {}, visit_booking: visit },
    });
    expect(readNotification(raw)).toEqual({
      ok: false,
      error: { raw, reason: 'data.address.id: is missing' },
    });
    expect(readNotification('{"na')).toEqual({ ok: false, error: { raw: '{"na', reason: 'not JSON' } });
  });

  test('any text at all is read without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.constantFrom(...notificationNames), (text, name) => {
        readNotification(text);
        readNotification(
          `{"name":"${name}","data":${JSON.stringify(place).slice(0, -1)},"visit_booking":${JSON.stringify(text)}}}`,
        );
      }),
    );
  });
});

describe('a batch', () => {
  test('is taken apart without being looked into: nothing that was consumed is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (items) => {
        const { raw } = readBatch({ notifications: items, remaining: 0 }, 100);
        expect(raw.map((one) => JSON.parse(one) as unknown)).toEqual(JSON.parse(JSON.stringify(items)));
      }),
    );
  });

  test('with numbers for names is a list with gaps, in its order, at whatever depth', () => {
    const events = { 10: { n: 'c' }, 2: { n: 'b' }, 0: { n: 'a' } };
    const raw = ['{"n":"a"}', '{"n":"b"}', '{"n":"c"}'];
    expect(readBatch({ notifications: events, remaining: 4 }, 10)).toEqual({ raw, remaining: 4 });
    expect(readBatch({ ...events, remaining: 4 }, 10)).toEqual({ raw, remaining: 4 });
    expect(readBatch({ notifications: {}, remaining: 0 }, 10)).toEqual({ raw: [], remaining: 0 });
    expect(readBatch({ notifications: { ...events, _links: {}, x: 1 } }, 10).raw).toEqual(raw);
    expect(readBatch({ notifications: { a: {}, b: {} } }, 10).raw).toEqual([
      '{"notifications":{"a":{},"b":{}}}',
    ]);
    expect(readBatch({}, 10).raw).toEqual(['{}']);
  });

  test('of an unknown shape is kept whole', () => {
    expect(readBatch({ data: { _items: [] } }, 10)).toEqual({
      raw: ['{"data":{"_items":[]}}'],
      remaining: 0,
    });
  });

  test('that does not say how many remain is taken to have more only if it was full', () => {
    expect(readBatch({ notifications: [1, 2] }, 2).remaining).toBe(1);
    expect(readBatch({ notifications: [1, 2] }, 3).remaining).toBe(0);
    expect(readBatch({ notifications: [1], remaining: '12' }, 1).remaining).toBe(12);
  });
});

describe('the queue', () => {
  test('that has no content is empty', async () => {
    const server = await serve((_seen, response) => {
      response.writeHead(204);
      response.end();
    });
    const client = clientOf(server.port);
    expect(await client.pullNotifications(100)).toEqual({ ok: true, value: { raw: [], remaining: 0 } });
    expect(await client.pullNotification()).toEqual({ ok: true, value: null });
  });

  test('is pulled with a limit; an empty one is no error', async () => {
    let empty = false;
    const server = await serve((seen, response) => {
      if (empty) answer(response, 404, { errors: [], message: 'No notifications found' });
      else if (seen.url.includes('multiple'))
        answer(response, 200, { notifications: [{ a: 1 }], remaining: 4 });
      else answer(response, 200, { name: 'x' });
    });
    const client = clientOf(server.port);
    expect(await client.pullNotifications(100)).toEqual({
      ok: true,
      value: { raw: ['{"a":1}'], remaining: 4 },
    });
    expect(server.seen[0]?.url).toBe('/api/v3/integration/notifications/multiple?limit=100');
    expect(await client.pullNotification()).toEqual({ ok: true, value: { raw: '{"name":"x"}' } });
    empty = true;
    expect(await client.pullNotifications(1)).toEqual({ ok: true, value: { raw: [], remaining: 0 } });
    expect(await client.pullNotification()).toEqual({ ok: true, value: null });
    for (const limit of [0, 101, 1.5]) {
      expect(await client.pullNotifications(limit)).toMatchObject({ error: { kind: 'invalid', sent: 'no' } });
    }
    expect(server.seen).toHaveLength(4);
  });
});

describe('a PUSH callback', () => {
  test('says whether the vendor waits for an answer', () => {
    for (const name of notificationNames) {
      const [extra] = events[name];
      expect(readPush(event(name, extra))).toMatchObject({
        ok: true,
        value: { blocking: name === 'slot-booking' || name === 'booking-moving' },
      });
    }
    expect(readPush(event('slot-booking'))).toMatchObject({ value: { blocking: true } });
    expect(readPush('')).toMatchObject({ ok: false });
  });
});
