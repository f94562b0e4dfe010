import type { Booking } from '#shared/domain/booking.ts';
import { mostAttempts, type Intent, type Refusal } from '#shared/domain/intent.ts';
import { concernsAll, type RemoteError } from '#shared/domain/remoteError.ts';
import { asIntentId, type BookingId, type CalendarRef } from '#shared/domain/ids.ts';
import { localDateOf, type EpochMs } from '#shared/time/zone.ts';
import type { Hint } from '../hints.ts';
import type { Turning } from '../parts.ts';
import type { ReadWindow } from '../ports.ts';
import { callVendor } from './callVendor.ts';
import { freshen, lookUp, type Unread } from './lookUp.ts';
import { find, isAsSeen, type Finding } from './readBack.ts';
import type { FirstSent, KnownAs, Records } from './record.ts';
import { quietTime } from './quietTime.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** What one step needs. */
export interface Carrying {
  readonly turning: Turning;
  readonly records: Records;
}

/**
 * How a step went; `stop` names what concerns all writes (the line, the rate, the credentials), `unread` the one calendar that
 * could not be looked at, so that the step could not be taken.
 */
export type Carried =
  | { readonly kind: 'on' }
  | { readonly kind: 'stop'; readonly error: RemoteError }
  | { readonly kind: 'unread'; readonly unread: Unread };

const on: Carried = { kind: 'on' };
const minute = 60_000;
/** The copy of a visit that is older than this is looked at again before it is written to. Milliseconds. */
const staleAfter = 2 * minute;
/** A refusal for being too early is tried again at the visit's end, and then this often. Milliseconds. */
const tooEarlyRetry = 5 * minute;
/** After an answer that says nothing the vendor is done with the call: what came of it is looked for a moment later. Milliseconds. */
const settleTime = 2_000;

/** Sends one intent, and records what came of it. */
export async function send(carrying: Carrying, waiting: Intent): Promise<Carried> {
  const { turning, records } = carrying;
  const { clock, store } = turning;
  const ground = await checkGround(carrying, waiting);
  if (ground !== 'firm') return ground;

  const first = firstSent(carrying, waiting);
  if (!records.sending(waiting, first, clock.now())) return on;
  const intent: Intent = { ...waiting, state: 'sending', attempts: waiting.attempts + 1, ...first };
  tell(carrying, intent);
  const answer = await callVendor(turning.remote, store, intent, () => clock.now());
  const at = clock.now();
  if (answer.ok) {
    records.confirmed(intent, answer.value.bookings, answer.value.now, changedTimes(turning, intent), at);
    tell(carrying, intent);
    turning.hint(touchedDays(turning, intent), freesATime(intent) ? 'now' : 'nextLook');
    return on;
  }
  const { error } = answer;
  const verdict = verdictOf(intent.action, error);
  switch (verdict.kind) {
    case 'notSent':
      records.notSent(waiting, error.kind, at);
      tell(carrying, intent);
      return { kind: 'stop', error };
    case 'lost':
      records.unknown(intent, settledAt(error, turning.settings, at), error.kind, at);
      tell(carrying, intent);
      return error.kind === 'offline' || error.kind === 'timeout' ? { kind: 'stop', error } : on;
    case 'tooEarly':
      records.queued(intent, laterThan(intent, at), 'tooEarly', at);
      return on;
    case 'refused':
      refuse(carrying, intent, verdict.refusal, at);
      tell(carrying, intent);
      return on;
    case 'lookFirst':
      return judge(carrying, intent, verdict);
  }
}

/** When what a lost call did is there to be seen: a vendor that was cut off may still be working on it. */
function settledAt(error: RemoteError, { vendorWorksMs }: Turning['settings'], at: EpochMs): EpochMs {
  switch (error.kind) {
    case 'offline':
      return at + vendorWorksMs + quietTime;
    case 'timeout':
      return at + quietTime;
    case 'server':
      // A server between says that it waits no longer for the one behind it, which goes on.
      return isGateway(error.status) ? at + vendorWorksMs + quietTime : at + settleTime;
    default:
      return at + settleTime;
  }
}

const isGateway = (status: number): boolean => status === 502 || status === 504;

/** Reads back an intent whose answer was lost: done, to be sent again, or for a person. */
export function readBack(carrying: Carrying, intent: Intent): Promise<Carried> {
  return judge(carrying, intent, null);
}

const notLooked = (unread: Unread): Carried =>
  concernsAll(unread.error) ? { kind: 'stop', error: unread.error } : { kind: 'unread', unread };

/** Gives up looking: a person must, in a calendar that the vendor does not show to this client any more. */
export function giveUpLooking(carrying: Carrying, intent: Intent, { error }: Unread): void {
  const message = 'message' in error ? error.message : error.kind;
  const reason = intent.attempts === 0 ? 'notAllowed' : 'cannotLook';
  refuse(carrying, intent, { reason, message, fields: [] }, carrying.turning.clock.now());
  tell(carrying, intent);
}

/** @param said what the vendor said; `null` where its answer was lost */
async function judge(
  carrying: Carrying,
  intent: Intent,
  said: Extract<Verdict, { kind: 'lookFirst' }> | null,
): Promise<Carried> {
  const { turning, records } = carrying;
  const refusal = said?.refusal ?? null;
  const looked = await lookUp(turning, intent);
  if (!looked.ok) {
    const { error } = looked.error;
    const at = turning.clock.now();
    // The vendor shows nothing of it, and says so twice: its word stands. Any other refusal with one of a mere look makes no sense,
    // and a vendor that talks nonsense may have done what it refused.
    const isHidden = error.kind === 'forbidden' || error.kind === 'notFound';
    if (said?.shows === 'nothing' && isHidden) {
      refuse(carrying, intent, said.refusal, at);
      tell(carrying, intent);
      return on;
    }
    // Whether it was done is not known, so it stays unknown until the vendor can be read.
    records.unknown(intent, at + settleTime, error.kind, at);
    tell(carrying, intent);
    return notLooked(looked.error);
  }
  return settle(carrying, intent, refusal, find(intent, looked.value));
}

function settle(carrying: Carrying, intent: Intent, refusal: Refusal | null, finding: Finding): Carried {
  const { turning, records } = carrying;
  const at = turning.clock.now();
  switch (finding.kind) {
    case 'done':
      records.confirmed(
        intent,
        [finding.booking],
        finding.isNew ? whereIs(intent, finding.booking) : null,
        changedTimes(turning, intent),
        at,
      );
      turning.hint(touchedDays(turning, intent), freesATime(intent) ? 'now' : 'nextLook');
      break;
    case 'changed':
      refuse(
        carrying,
        intent,
        {
          reason: isBehindRefused(turning, intent, finding.booking) ? 'beforeRefused' : 'changedMeanwhile',
          message: refusal?.message ?? '',
          fields: [],
          movedTo: movedTo(finding.booking),
        },
        at,
      );
      break;
    case 'notDone':
      if (refusal !== null) refuse(carrying, intent, refusal, at);
      else if (intent.attempts >= mostAttempts) refuse(carrying, intent, neverArrived, at);
      else records.queued(intent, at, 'notDone', at);
      break;
  }
  tell(carrying, intent);
  return on;
}

/**
 * Whether the visit is not what was decided on only because what was decided before was refused: it was never made, or it still
 * is what that one saw.
 */
function isBehindRefused({ store }: Turning, { id, action }: Intent, booking: Booking | null): boolean {
  if (action.kind === 'book') return false;
  if (booking === null) return store.intents.get(asIntentId(action.bookingId)) !== null;
  return store.intents
    .ofVisit(action.bookingId)
    .some((other) => other.id !== id && other.state === 'refused' && isAsSeen(other, booking));
}

/** The id under which a visit that was moved away goes on. */
function movedTo(booking: Booking | null): BookingId | undefined {
  const newest = booking?.moving?.newestId ?? null;
  return newest === null || newest === booking?.id ? undefined : newest;
}

/** Where the vendor says no, the free times that the desk knew of these days were not true either: they are read again. */
function refuse({ turning, records }: Carrying, intent: Intent, refusal: Refusal, at: EpochMs): void {
  turning.store.transaction(() => {
    records.refused(intent, refusal, at);
    for (const read of changedTimes(turning, intent)) turning.freshness.outdate(read, at);
  });
  // The person who is told so chooses another time next.
  turning.hint(touchedDays(turning, intent), 'now');
}

/** What a cancelled or moved visit leaves free may be what the next caller wants: it is asked for at once. */
const freesATime = ({ action }: Intent): boolean => action.kind === 'cancel' || action.kind === 'move';

function tell({ turning }: Carrying, intent: Intent): void {
  turning.on.intentChanged(intent);
}

/** The free times among them; the visits themselves are told by the answer. */
const changedTimes = (turning: Turning, intent: Intent): ReadWindow[] =>
  touchedDays(turning, intent).flatMap((hint) =>
    hint.kind === 'window' && hint.read.kind === 'slots' ? [hint.read] : [],
  );

/** What a write changes at the vendor's besides the visit: which times are free on its days. */
function touchedDays(turning: Turning, { action, calendar, seen }: Intent): Hint[] {
  const day = (at: CalendarRef, start: EpochMs): Hint[] => {
    const date = localDateOf(start, turning.zoneOf(at.facilityId));
    return (['bookings', 'slots'] as const).map((kind) => ({
      kind: 'window',
      calendar: at,
      read: { addressId: at.addressId, kind, first: date, last: date },
    }));
  };
  switch (action.kind) {
    case 'book':
      return day(calendar, action.start);
    case 'move':
      return [
        ...(seen === null ? [] : day(calendar, seen.start)),
        ...day(action.to.calendar, action.to.start),
      ];
    case 'cancel':
      return seen === null ? [] : day(calendar, seen.start);
    case 'confirm':
    case 'presence':
      return [];
  }
}

const whereIs = ({ action, calendar }: Intent, { id }: Booking): KnownAs => ({
  id,
  calendar: action.kind === 'move' ? action.to.calendar : calendar,
});

const neverArrived: Refusal = { reason: 'neverArrived', message: '', fields: [] };

/**
 * Before a visit is written to, its copy must be what the receptionist saw. An old copy is read again first, however new the
 * decision is: what somebody marked an hour ago may not be in it.
 */
async function checkGround(carrying: Carrying, intent: Intent): Promise<Carried | 'firm'> {
  const { turning } = carrying;
  const { store } = turning;
  const { action } = intent;
  if (action.kind === 'book') return 'firm';
  const fresh = await freshen(turning, intent, staleAfter);
  if (!fresh.ok) return notLooked(fresh.error);
  if (isAsSeen(intent, store.bookings.get(action.bookingId))) return 'firm';
  const looked = await lookUp(turning, intent);
  if (!looked.ok) return notLooked(looked.error);
  const finding = find(intent, looked.value);
  return finding.kind === 'notDone' ? 'firm' : settle(carrying, intent, null, finding);
}

/** What stood there before the first attempt, and when that was: what it made may have been swept into the copy before the next. */
function firstSent(carrying: Carrying, intent: Intent): FirstSent {
  const { remote, clock } = carrying.turning;
  const { attempts, firstSentAt, knownBefore } = intent;
  if (attempts > 0) return { firstSentAt, knownBefore };
  return {
    firstSentAt: clock.now() + (remote.clockSkewMs() ?? 0),
    knownBefore: knownThere(carrying, intent),
  };
}

/** Ids of visits that stand at the wanted time already: what the call makes is none of them. */
function knownThere({ turning }: Carrying, { action, calendar }: Intent) {
  if (action.kind !== 'book' && action.kind !== 'move') return [];
  const { addressId, start } =
    action.kind === 'book'
      ? { addressId: calendar.addressId, start: action.start }
      : { addressId: action.to.calendar.addressId, start: action.to.start };
  return turning.store.bookings
    .inWindow([addressId], { from: start, to: start + 1 })
    .filter((booking) => booking.start === start)
    .map(({ id }) => id);
}

function laterThan({ seen }: Intent, at: EpochMs): EpochMs {
  const end = seen?.end ?? at;
  return end > at ? end : at + tooEarlyRetry;
}
