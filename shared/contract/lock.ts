import { z } from 'zod';
import { pin } from './staff.ts';
import { epochMs } from './scalars.ts';
import { pasted } from './pasted.ts';
import type { EventTable, RequestTable } from './table.ts';

/** The screen that patients in front of the counter must not read. Main is the judge of it, and of the desk's PIN. */

export const lockView = z.object({
  locked: z.boolean(),
  /** Only the desk's PIN opens it; without one, any key or movement does. */
  hasPin: z.boolean(),
  /** Where the PIN was forgotten, the API client's secret opens it; not where a practice clinic has made its own up. */
  secretOpens: z.boolean(),
});
export type LockView = z.infer<typeof lockView>;

const refused = [
  z.object({ kind: z.literal('wrongPin') }),
  /** Too many wrong ones: none is looked at before. */
  z.object({ kind: z.literal('wait'), until: epochMs }),
] as const;

export const lockOpened = z.discriminatedUnion('kind', [z.object({ kind: z.literal('open') }), ...refused]);
export type LockOpened = z.infer<typeof lockOpened>;

/** A new PIN for the desk, or none from now on; `pinNow` is the one so far, if there is one. */
export const lockPin = z.object({ pin: pin.nullable(), pinNow: z.string().nullable() });
export type LockPin = z.infer<typeof lockPin>;

export const lockPinSaved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved') }),
  ...refused,
]);
export type LockPinSaved = z.infer<typeof lockPinSaved>;

export const lockRequests = {
  'lock.get': { request: z.null(), response: lockView },
  /** Hides everything of a patient's, here and after a restart, until it is opened. */
  'lock.close': { request: z.null(), response: lockView },
  'lock.open': { request: z.object({ pin: z.string().nullable() }), response: lockOpened },
  /** With the API client's secret: opens the screen and takes the PIN away. */
  'lock.forgot': { request: z.object({ secret: pasted.min(1).max(500) }), response: lockOpened },
  'lock.setPin': { request: lockPin, response: lockPinSaved },
} as const satisfies RequestTable;

export const lockEvents = {
  'lock.changed': lockView,
} as const satisfies EventTable;
