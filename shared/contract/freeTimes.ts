import { z } from 'zod';
import { epochMs, id } from './scalars.ts';
import { extraFields } from '../domain/extraFields.ts';
import type { RequestTable } from './table.ts';

/** A free time for a new visit or a move: a start with the services that fit there. */
export const freeTime = z.object({
  addressId: id,
  doctorName: z.string(),
  /** A visit by video: a doctor may have a calendar for these beside the one at the clinic. */
  onlineOnly: z.boolean(),
  start: epochMs,
  services: z.array(
    z.object({
      id,
      name: z.string(),
      /** As the marketplace calls it, by which a visit's service is known at another calendar, too; absent: the same. */
      vendorName: z.string().optional(),
      duration: z.number().int().positive(),
    }),
  ),
  /** What a booking there must tell of the patient beside name and phone. */
  demands: z.array(z.enum(extraFields)),
});

export type FreeTime = z.infer<typeof freeTime>;

/** A service as patients see it, and how many calendars offer it. */
export const bookableService = z.object({ name: z.string(), calendars: z.number().int().positive() });

export type BookableService = z.infer<typeof bookableService>;

export const freeTimesRequests = {
  /** Free times from `from` on: of one calendar, or of all calendars of its facility. At most 200, by time. */
  'freeTimes.get': {
    request: z.object({
      addressId: z.string().min(1),
      scope: z.enum(['address', 'facility']),
      from: epochMs,
      to: epochMs,
    }),
    response: z.array(freeTime),
  },
  /** Free times of all calendars that take a service, by start; each tells this service alone. */
  'freeTimes.next': {
    request: z.object({ service: z.string().min(1), from: epochMs, to: epochMs }),
    response: z.array(freeTime),
  },
  /** What can be booked anywhere here, by name, each once. */
  'freeTimes.services': { request: z.null(), response: z.array(bookableService) },
} as const satisfies RequestTable;
