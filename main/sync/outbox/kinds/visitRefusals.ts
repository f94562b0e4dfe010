import type { RefusalReason } from '#shared/domain/refusal.ts';
import type { Said } from './outboxKind.ts';

/** What a refusal means where the kinds differ. */
interface Meanings {
  /** Words by which the vendor says that the wanted time is taken; `null`: none is wanted. */
  readonly timeTaken: RegExp | null;
  readonly notFound: RefusalReason;
  readonly conflict: RefusalReason;
}

/** Of kinds that want no time. */
const onVisit: Meanings = { timeTaken: null, notFound: 'gone', conflict: 'vendorRefused' };

/** Messages are matched loosely: the vendor has no codes, and its texts are what tells one refusal from another (API.md §4, §7, §8). */
export function visitReason(
  { error, message, fields }: Said,
  { timeTaken, notFound, conflict }: Meanings = onVisit,
): RefusalReason {
  if (/does not support service|service does not exist/i.test(message)) return 'serviceGone';
  if (timeTaken?.test(message) === true) return 'timeTaken';
  if (/been canceled|canceled or moved|marked as canceled|not booked/i.test(message))
    return 'changedMeanwhile';
  if (/past|already (started|ended)/i.test(message)) return 'tooLate';
  if (fields.length > 0) return 'fieldsWrong';
  if (error.kind === 'forbidden') return 'notAllowed';
  if (error.kind === 'notFound') return notFound;
  if (error.kind === 'conflict') return conflict;
  return 'vendorRefused';
}

/** How the vendor says that a wanted time is taken. */
export const timeTaken = /slot .*not found|not available|already (booked|taken)|occupied/i;
