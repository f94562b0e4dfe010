import { z } from 'zod';
import { epochMs } from './views.ts';

/** Who works at this desk, and who is at it now. */

const id = z.string().min(1);
export const initials = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}]{1,4}$/u);
export const pin = z.string().regex(/^\d{4,8}$/);

export const staffView = z.object({
  members: z.array(z.object({ id, name: z.string(), initials: z.string(), hasPin: z.boolean() })),
  /** Whose initials what is decided carries; `null`: nobody's. */
  atDesk: id.nullable(),
  /** Those who have left: the history still names them. */
  former: z.array(z.object({ name: z.string(), initials: z.string() })),
});
export type StaffView = z.infer<typeof staffView>;

/** `id` of somebody who is known, to change; `null` adds. */
export const staffEntry = z.object({
  id: id.nullable(),
  name: z.string().trim().min(1).max(80),
  initials,
  /** `keep`: as it is; `none`: no PIN is asked for from now on. */
  pin: z.union([z.literal('keep'), z.literal('none'), pin]),
  /** Needed to change somebody who has one. */
  pinNow: z.string().nullable(),
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
  ...refused,
]);
export type StaffSaved = z.infer<typeof staffSaved>;

export const staffSwitched = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('switched') }),
  ...refused,
]);
export type StaffSwitched = z.infer<typeof staffSwitched>;
