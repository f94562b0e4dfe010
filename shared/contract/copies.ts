import { z } from 'zod';
import { epochMs } from './scalars.ts';
import type { RequestTable } from './table.ts';

/** Copies of damaged files that are kept on this computer, and hold patients. */

export const keptCopy = z.object({
  /** Of its file. */
  name: z.string().min(1).max(200),
  /** When the damage was found. */
  at: epochMs,
  bytes: z.number().int().nonnegative(),
});
export type KeptCopy = z.infer<typeof keptCopy>;

/** The latest first. */
export const keptCopies = z.array(keptCopy);

export const copiesRequests = {
  /** Copies of damaged files that are kept on this computer. */
  'copies.get': { request: z.null(), response: keptCopies },
  /** Deletes one for good; answers those that are left. */
  'copies.remove': { request: z.object({ name: z.string().min(1).max(200) }), response: keptCopies },
} as const satisfies RequestTable;
