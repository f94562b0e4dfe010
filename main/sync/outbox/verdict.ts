import { assertNever } from '#shared/assertNever.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { OutboxKind } from './kinds/outboxKind.ts';

/** What a kind knows of the vendor's refusals. */
type Refusals = Pick<OutboxKind<Action>, 'reasonOf' | 'ownTime'>;

/** What an answer to a write means for its intent. */
export type Verdict =
  /** The vendor certainly did not get it: it waits, and is sent again. */
  | { readonly kind: 'notSent' }
  /** The vendor may have carried it out: read back before anything else. */
  | { readonly kind: 'lost' }
  /** Refused, but the wish may be true already, or the ground has moved: reading back tells. */
  | { readonly kind: 'lookFirst'; readonly refusal: Refusal; readonly shows: Shows }
  /** Its time has not come yet. */
  | { readonly kind: 'tooEarly' }
  /** A person must look, whatever a read would show: what was sent was wrong in itself. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Whether the vendor said that this client cannot have the calendar or the visit at all, or something of what is in it. */
export type Shows = 'nothing' | 'something';

/** Reads a failed write. What is not recognised is read back, so that a wrong guess costs a call, not a visit. */
export function verdictOf(kind: Refusals, error: RemoteError): Verdict {
  switch (error.sent) {
    case 'no':
      return error.kind === 'invalid'
        ? { kind: 'refused', refusal: refusalOf(kind, error) }
        : { kind: 'notSent' };
    case 'maybe':
      // It says yes and no at once: what is there decides, and where nothing is, its no is told.
      if (error.kind === 'unreadable' && error.said !== undefined)
        return { kind: 'lookFirst', refusal: refusalOf(kind, error), shows: 'something' };
      return { kind: 'lost' };
    case 'answered':
      return answered(kind, error);
    default:
      return assertNever(error.sent);
  }
}

function answered(kind: Refusals, error: RemoteError): Verdict {
  if (kind.ownTime?.isTooEarly(error) === true) return { kind: 'tooEarly' };
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
      return { kind: 'lookFirst', refusal: refusalOf(kind, error), shows: 'nothing' };
    case 'conflict':
      return { kind: 'lookFirst', refusal: refusalOf(kind, error), shows: 'something' };
    case 'invalid':
      return Object.keys(error.fields).length > 0
        ? { kind: 'refused', refusal: refusalOf(kind, error) }
        : { kind: 'lookFirst', refusal: refusalOf(kind, error), shows: 'something' };
    default:
      return assertNever(error);
  }
}

/** Why the vendor said no, as a person needs to know it. */
export function refusalOf(kind: Refusals, error: RemoteError): Refusal {
  const said = error.kind === 'unreadable' ? error.said : error;
  const message = said !== undefined && 'message' in said ? said.message : error.kind;
  const complaints = said !== undefined && 'fields' in said ? Object.keys(said.fields) : [];
  const fields = complaints.filter((field) => field !== '');
  return { reason: kind.reasonOf({ error, message, fields }), message, fields };
}
