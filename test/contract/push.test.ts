import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { bookingWhere, hour, monday, openContract, past, upcoming, valueOf } from './clinic.ts';

/** A clinic's own server to which the vendor pushes. */
async function receiver() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`, bodies };
}

test('readPush reads what the clinic really pushes', async () => {
  const { url, bodies } = await receiver();
  const contract = await openContract({ push: { url } });
  const { client, calendar } = contract;
  const canceled = bookingWhere(contract, upcoming);
  valueOf(await client.cancelBooking(calendar, asBookingId(canceled.id), null));
  const confirmed = bookingWhere(contract, (one) => upcoming(one) && !one.confirmed);
  valueOf(await client.confirmBooking(calendar, asBookingId(confirmed.id)));
  const visit = bookingWhere(contract, past);
  valueOf(await client.markPatientAbsence(calendar, asBookingId(visit.id)));
  const since = monday + 40 * hour;
  valueOf(await client.addCalendarBreak(calendar, { since, till: since + hour }));
  await expect.poll(() => bodies.length).toBe(4);

  const events = bodies.map((body) => valueOf(client.readPush(body)));
  const byName = new Map(events.map(({ notification }) => [notification.name, notification]));
  expect(byName.get('booking-canceled')).toMatchObject({
    calendar,
    bookingId: canceled.id,
    start: canceled.start,
  });
  expect(byName.get('booking-confirmed')).toMatchObject({ calendar, bookingId: confirmed.id });
  expect(byName.get('presence-marked')).toMatchObject({ bookingId: visit.id, presence: 'absent' });
  expect(byName.get('break-created')).toMatchObject({ since, till: since + hour });
  expect(events.every(({ blocking }) => !blocking)).toBe(true);
});

test('releasing failed pushes twice in an hour is limited by the hour, and limits nothing else', async () => {
  const { url } = await receiver();
  const contract = await openContract({ push: { url } });
  const { client, calendar, clock } = contract;
  expect(valueOf(await client.releaseNotifications())).toBeNull();
  expect(await client.releaseNotifications()).toMatchObject({
    error: { kind: 'rateLimited', until: monday + hour, sent: 'answered' },
  });
  const booking = bookingWhere(contract, upcoming);
  expect(await client.cancelBooking(calendar, asBookingId(booking.id), null)).toMatchObject({ ok: true });
  clock.advance(hour);
  expect(valueOf(await client.releaseNotifications())).toBeNull();
});
