import { z } from 'zod';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Window } from '#shared/time/zone.ts';
import type { OperationId } from './operationIds.ts';
import { dayMs } from '#shared/time/durations.ts';

/** Requests are written strictly: what does not fit is never sent, so its error has `sent: 'no'`. */

/** Any of the vendor's opaque ids. */
export function idOf<Id extends string>() {
  return z.custom<Id>((raw) => typeof raw === 'string' && raw.trim() !== '', { error: 'must be an id' });
}

/** Epoch milliseconds that a calendar has: from 1970 to 9999. */
export const instant = z.number().int().min(0).max(253_402_300_799_000);

/** Length of a visit: whole minutes, at most a day. */
export const minutes = z.number().int().min(1).max(1_440);

/** One calendar, for a request that names another one than its path. */
export const calendarRef = z.strictObject({ facilityId: idOf(), doctorId: idOf(), addressId: idOf() });

/** A time from one instant to a later one. */
export const span = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => from < to, { error: 'must end after its start', path: ['to'] });

/** A price: none below zero, at most two decimals (API.md §5.1). */
export const price = z
  .number()
  .min(0)
  .max(10_000_000)
  .refine((amount) => Math.abs(Math.round(amount * 100) - amount * 100) < 1e-6, {
    error: 'must have two decimals at most',
  });

/** The longest window of slots that the vendor gives at once (API.md §5). */
export const longestSlotWindow = 180 * dayMs;

/** A window of time of which a list is asked; `longest` in milliseconds. */
export const windowUpTo = (longest: number): z.ZodType<Window> =>
  span.refine(({ from, to }) => to - from <= longest, { error: 'is too long', path: ['to'] });

/** Checks a request before it is sent. The complaints name fields as the desk's types do, never their values. */
export function check<T>(
  operation: OperationId,
  schema: z.ZodType<T>,
  request: unknown,
): Result<T, RemoteError> {
  const parsed = schema.safeParse(request);
  if (parsed.success) return ok(parsed.data);
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.map(String).join('.');
    fields[path] = [...(fields[path] ?? []), issue.message];
  }
  const message = 'The request is not one that the vendor takes.';
  return err({ kind: 'invalid', status: 0, message, fields, operation, sent: 'no' });
}

/** Leaves out what is `undefined`, `null` or an empty text, where the vendor takes none of them. */
export function withoutNulls(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}

/** Leaves out what is `undefined`; `null` says "clear this". */
export function withoutUndefined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
