import { assertNever } from '#shared/assertNever.ts';
import type { IntentAction, Refusal } from '#shared/domain/intent.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';

/** What an answer to a write means for its intent. */
export type Verdict =
  /** The vendor certainly did not get it: it waits, and is sent again. */
  | { readonly kind: 'notSent' }
  /** The vendor may have carried it out: read back before anything else. */
  | { readonly kind: 'lost' }
  /** Refused, but the wish may be true already, or the ground has moved: reading back tells. */
  | { readonly kind: 'lookFirst'; readonly refusal: Refusal; readonly shows: Shows }
  /** Too early for this one: the visit has not begun, or not ended (API.md §8). */
  | { readonly kind: 'tooEarly' }
  /** A person must look, whatever a read would show: what was sent was wrong in itself. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Whether the vendor said that this client cannot have the calendar or the visit at all, or something of what is in it. */
export type Shows = 'nothing' | 'something';

/**
 * Reads a failed write. Messages are matched loosely: the vendor has no codes, and its texts are what tells one refusal
 * from another (API.md §4, §7, §8). What is not recognised is read back, so that a wrong guess costs a call, not a visit.
 */
export function verdictOf(action: IntentAction, error: RemoteError): Verdict {
  switch (error.sent) {
    case 'no':
      return error.kind === 'invalid'
        ? { kind: 'refused', refusal: refusalOf(action, error) }
        : { kind: 'notSent' };
    case 'maybe':
      return { kind: 'lost' };
    case 'answered':
      return answered(action, error);
    default:
      return assertNever(error.sent);
  }
}

function answered(action: IntentAction, error: RemoteError): Verdict {
  switch (error.kind) {
    case 'unauthorized':
    case 'rateLimited':
    case 'firewall':
      return { kind: 'notSent' };
    case 'offline':
    case 'timeout':
    case 'server':
    case 'unreadable':
      return { kind: 'lost' };
    case 'forbidden':
    case 'notFound':
      return { kind: 'lookFirst', refusal: refusalOf(action, error), shows: 'nothing' };
    case 'conflict':
      return { kind: 'lookFirst', refusal: refusalOf(action, error), shows: 'something' };
    case 'invalid':
      if (action.kind === 'presence' && /in the future/i.test(error.message)) return { kind: 'tooEarly' };
      return Object.keys(error.fields).length > 0
        ? { kind: 'refused', refusal: refusalOf(action, error) }
        : { kind: 'lookFirst', refusal: refusalOf(action, error), shows: 'something' };
    default:
      return assertNever(error);
  }
}

/** Why the vendor said no, as a person needs to know it. */
export function refusalOf(action: IntentAction, error: RemoteError): Refusal {
  const message = 'message' in error ? error.message : error.kind;
  const fields = error.kind === 'invalid' ? Object.keys(error.fields).filter((field) => field !== '') : [];
  return { reason: reasonOf(action, error, message, fields), message, fields };
}

function reasonOf(
  action: IntentAction,
  error: RemoteError,
  message: string,
  fields: readonly string[],
): Refusal['reason'] {
  const wantsATime = action.kind === 'book' || action.kind === 'move';
  if (/does not support service|service does not exist/i.test(message)) return 'serviceGone';
  if (wantsATime && /slot .*not found|not available|already (booked|taken)|occupied/i.test(message))
    return 'timeTaken';
  if (/been canceled|canceled or moved|marked as canceled|not booked/i.test(message))
    return 'changedMeanwhile';
  if (/past|already (started|ended)/i.test(message)) return 'tooLate';
  if (fields.length > 0) return 'fieldsWrong';
  if (error.kind === 'forbidden') return 'notAllowed';
  if (error.kind === 'notFound') return wantsATime && action.kind === 'book' ? 'timeTaken' : 'gone';
  if (error.kind === 'conflict' && wantsATime) return 'timeTaken';
  return 'vendorRefused';
}
