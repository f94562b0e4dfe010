import { z } from 'zod';
import type { Notification } from '#shared/domain/notification.ts';
import { ok, type Result } from '#shared/result.ts';
import { json, nothing, parseJson, type Remote, type Send } from '../call.ts';
import { check } from '../requests.ts';
import type { Unreadable } from '#shared/domain/listed.ts';
import { readBatch, readNotification, readPush, type Batch, type Push } from '../wire/notification.ts';

export interface NotificationOperations {
  /** Consumes the oldest event; `null`: there is none. Store `raw` before anything else. */
  pullNotification(): Remote<{ readonly raw: string } | null>;
  /**
   * Consumes up to `limit` (1 to 100) events from the vendor's queue: store `raw` before anything else. An error with
   * `sent: 'maybe'` may have lost events for good: read again what they would have pointed at.
   */
  pullNotifications(limit: number): Remote<Batch>;
  /** Has the vendor repeat failed PUSH callbacks; once an hour, and only for clients with PUSH. */
  releaseNotifications(): Remote<null>;
  /** Reads one stored event. Pure. */
  readNotification(raw: string): Result<Notification, Unreadable>;
  /** Reads the body of a PUSH callback. Pure. */
  readPush(body: string): Result<Push, Unreadable>;
}

const noEvents = (status: number, message: string): boolean =>
  status === 404 && /^no notifications? found/i.test(message);

const noBatch: Batch = { raw: [], remaining: 0 };

/** Events: operations 41 to 44 of API.md §5. */
export function notificationOperations(send: Send): NotificationOperations {
  return {
    pullNotification: () =>
      send<{ readonly raw: string } | null>({
        operation: 'pullNotification',
        method: 'GET',
        path: ['notifications'],
        consumes: true,
        read: (answer) => {
          const parsed = parseJson(answer);
          if (parsed.ok) return ok({ raw: JSON.stringify(parsed.value) });
          return answer.status === 204 ? ok(null) : parsed;
        },
        settle: (status, message) => (noEvents(status, message) ? { value: null } : null),
      }),
    pullNotifications: async (limit) => {
      const checked = check('pullNotifications', z.number().int().min(1).max(100), limit);
      if (!checked.ok) return checked;
      return await send<Batch>({
        operation: 'pullNotifications',
        method: 'GET',
        path: ['notifications', 'multiple'],
        query: { limit },
        consumes: true,
        read: (answer) =>
          answer.status === 204 ? ok(noBatch) : json((raw) => ok(readBatch(raw, limit)))(answer),
        settle: (status, message) => (noEvents(status, message) ? { value: noBatch } : null),
      });
    },
    releaseNotifications: () =>
      send({
        operation: 'releaseNotifications',
        method: 'POST',
        path: ['notifications', 'release'],
        read: nothing,
        ownLimit: true,
      }),
    readNotification,
    readPush,
  };
}
