import { z } from 'zod';
import type { EpochMs, LocalDate } from '../time/zone.ts';
import type { ClockTime } from './availability/clockTime.ts';
import type { Exception } from './availability/exception.ts';
import { exceptionSchema, localDateSchema } from './availability/schemas.ts';
import {
  asAddressId,
  asBookingId,
  asIntentId,
  type AddressId,
  type BookingId,
  type IntentId,
} from './ids.ts';

/** More visits in one time are worked through by nobody. */
export const mostAwayVisits = 500;
const mostCalendars = 400;

/**
 * What was decided at the desk about some dates: a doctor is away, or one day has other hours. It remembers how to lead back from it, and
 * which visits it left outside, so that whoever was interrupted can go on.
 */
export interface Away {
  readonly id: string;
  readonly kind: 'away' | 'day';
  /** From whose column it was decided. */
  readonly addressId: AddressId;
  /** The calendars that it changed. */
  readonly addressIds: readonly AddressId[];
  readonly from: LocalDate;
  /** The last date, which belongs to it. */
  readonly to: LocalDate;
  /** On the first date only from then on, by the facility's clock; `null`: all of it. */
  readonly fromTime: ClockTime | null;
  /** On the last date only until then; `null`: all of it. */
  readonly toTime: ClockTime | null;
  readonly at: EpochMs;
  /** Initials; empty where nobody is set up. */
  readonly staff: string;
  /** The exception that it took the place of. */
  readonly before: Exception | null;
  /** The exception that it put; `null`: it took one away, or closed by breaks alone. */
  readonly after: Exception | null;
  /** The first decision about its breaks. */
  readonly bundle: IntentId | null;
  /** Visits that lay outside when it was decided, and when each began. */
  readonly visits: readonly { readonly bookingId: BookingId; readonly start: EpochMs }[];
  /** Those that a person has left as they are. */
  readonly left: readonly BookingId[];
  /** A person has looked at all of them; `null`: not yet. */
  readonly endedAt: EpochMs | null;
}

const id = z.string().min(1).max(200);
const bookingId = id.transform(asBookingId);
/** A time of the day, `00:01` to `23:59`: the whole of a day is told by no time. */
export const clockSchema = z.string().regex(/^(?!00:00)([01]\d|2[0-3]):[0-5]\d$/);
/** Records of before there were such times have none. */
const time = clockSchema.nullable().default(null);

/** As it lies in the file. */
export const awaySchema: z.ZodType<Away> = z.object({
  id,
  kind: z.enum(['away', 'day']),
  addressId: id.transform(asAddressId),
  addressIds: z.array(id.transform(asAddressId)).max(mostCalendars),
  from: localDateSchema,
  to: localDateSchema,
  fromTime: time,
  toTime: time,
  at: z.int().min(0),
  staff: z.string().max(20),
  before: exceptionSchema.nullable(),
  after: exceptionSchema.nullable(),
  bundle: id.transform(asIntentId).nullable(),
  visits: z.array(z.object({ bookingId, start: z.int() })).max(mostAwayVisits),
  left: z.array(bookingId).max(mostAwayVisits),
  endedAt: z.int().min(0).nullable(),
});
