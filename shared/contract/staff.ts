import { z } from 'zod';
import { staffRights } from '../domain/staffMember.ts';
import { initialsPattern, pinPattern } from '../domain/staffRules.ts';
import { pasted } from './pasted.ts';
import { epochMs, id } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

/** Who works at this desk, and who is at it now. */

export const initials = z.string().trim().regex(initialsPattern);
export const pin = z.string().regex(pinPattern);

/** What somebody may do at this desk. */
const right = z.enum(staffRights);

export const staffView = z.object({
  members: z.array(z.object({ id, name: z.string(), initials: z.string(), hasPin: z.boolean(), right })),
  /** Whose initials what is decided carries; `null`: nobody's. */
  atDesk: id.nullable(),
  /** Those who have left: the history still names them. */
  former: z.array(z.object({ name: z.string(), initials: z.string() })),
});
export type StaffView = z.infer<typeof staffView>;

/** `id` of somebody who is known, to change; `null` adds. */
export const staffEntry = z.object({
  id: id.nullable(),
  name: pasted.trim().min(1).max(80),
  initials,
  /** `keep`: as it is; `none`: no PIN is asked for from now on. */
  pin: z.union([z.literal('keep'), z.literal('none'), pin]),
  /** Needed to change somebody who has one. */
  pinNow: z.string().nullable(),
  right,
});
export type StaffEntry = z.infer<typeof staffEntry>;

const refused = [
  z.object({ kind: z.literal('wrongPin') }),
  /** Too many wrong ones: none is looked at before. */
  z.object({ kind: z.literal('wait'), until: epochMs }),
  /** There is nobody of this id (any more). */
  z.object({ kind: z.literal('gone') }),
] as const;

export const staffSaved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved') }),
  z.object({ kind: z.literal('initialsTaken'), by: z.string() }),
  /** Whoever keeps the calendars has a PIN, or the right would be anybody's. */
  z.object({ kind: z.literal('pinNeeded') }),
  /** Nobody else keeps the calendars. */
  z.object({ kind: z.literal('lastKeeper') }),
  ...refused,
]);
export type StaffSaved = z.infer<typeof staffSaved>;

export const staffSwitched = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('switched') }),
  ...refused,
]);
export type StaffSwitched = z.infer<typeof staffSwitched>;

export const staffRemoved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('removed'), staff: staffView }),
  z.object({ kind: z.literal('lastKeeper') }),
]);
export type StaffRemoved = z.infer<typeof staffRemoved>;

/** A new PIN for somebody who has forgotten theirs, proved by the API client's secret. */
export const forgottenPin = z.object({ id, secret: pasted.min(1).max(500), pin });
export type ForgottenPin = z.infer<typeof forgottenPin>;

export const pinReset = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reset') }),
  z.object({ kind: z.literal('wrongSecret') }),
  refused[1],
  refused[2],
]);
export type PinReset = z.infer<typeof pinReset>;

export const staffRequests = {
  'staff.get': { request: z.null(), response: staffView },
  'staff.save': { request: staffEntry, response: staffSaved },
  'staff.remove': { request: z.object({ id: z.string().min(1) }), response: staffRemoved },
  'staff.resetPin': { request: forgottenPin, response: pinReset },
  /** `id: null`: nobody is at the desk from now on. */
  'staff.switch': {
    request: z.object({ id: z.string().min(1).nullable(), pin: z.string().nullable() }),
    response: staffSwitched,
  },
} as const satisfies RequestTable;

export const staffEvents = {
  'staff.changed': staffView,
} as const satisfies EventTable;
