import type { Call, Operation } from '../http/operation.ts';
import { bare, refused, type Reply } from '../http/reply.ts';
import { takeNotifications } from '../notifications.ts';
import { refusals } from '../refusals.ts';
import { written } from '../wire/time.ts';
import type { QueuedNotification } from '../world.ts';

/** The queue of events. Reading consumes; nothing is acknowledged (API.md §9). */
export const notificationOperations: readonly Operation[] = [
  {
    id: 'getNotification',
    method: 'GET',
    path: '/notifications',
    reach: 'client',
    run: (call) => {
      const [event] = takeNotifications(call.clinic.world, call.now, 1);
      return event === undefined ? nothingQueued(call) : events(writtenEvent(call, event));
    },
  },
  {
    id: 'getNotifications',
    method: 'GET',
    path: '/notifications/multiple',
    reach: 'client',
    run: (call) => {
      const { world, quirks } = call.clinic;
      const limit = Number(call.query.get('limit') ?? 1);
      if (!Number.isInteger(limit) || limit < 1 || limit > 100) return refused(refusals.invalidArguments);
      const taken = takeNotifications(world, call.now, limit);
      if (taken.length === 0) return nothingQueued(call);
      const written = taken.map((event) => writtenEvent(call, event));
      return events({
        notifications: quirks.eventsAsObject ? Object.fromEntries(written.entries()) : written,
        remaining: world.queue.length,
      });
    },
  },
  {
    id: 'releaseNotifications',
    method: 'POST',
    path: '/notifications/release',
    reach: 'client',
    run: ({ clinic: { pusher } }) => {
      if (pusher === null) return refused(refusals.releaseForbidden);
      const seconds = pusher.release();
      if (seconds === 0) return bare(204);
      return refused(refusals.releaseTooOften, { 'Retry-After': String(seconds) });
    },
  },
];

const nothingQueued = ({ clinic: { quirks } }: Call): Reply =>
  quirks.emptyQueueStatus === 204 ? bare(204) : refused(refusals.noNotifications);

function events(body: unknown): Reply {
  return { status: 200, body, kind: 'event' };
}

/** An event in its envelope. Some clinics' events have names that this version of the API does not know. */
function writtenEvent({ clinic: { world, quirks, random } }: Call, event: QueuedNotification) {
  const later = quirks.unknownEvents && random() < 0.2;
  const name =
    quirks.britishCancelled && event.name === 'booking-canceled' ? 'booking-cancelled' : event.name;
  return {
    name: later ? `${name}-v2` : name,
    data: event.data,
    created_at: written(world, event.createdAt),
  };
}
