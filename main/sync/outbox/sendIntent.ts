import { mostAttempts } from '#shared/domain/intent.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { kindOf } from '#shared/domain/kinds/kindOf.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { concernsAll, type RemoteError } from '#shared/domain/remoteError.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { whenLetGo } from '../read/whenLetGo.ts';
import type { OutboxContext } from './context.ts';
import type { Done, Finding, OutboxKind, Unread } from './kinds/outboxKind.ts';
import { quietTime } from './quietTime.ts';
import type { FirstSent } from './record.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/**
 * How a step went. `stop` names what concerns all writes: the line, the rate, the credentials. `unread` names the one
 * calendar that could not be looked at, without which the step cannot be taken.
 */
export type SendOutcome =
  | { readonly kind: 'on' }
  | { readonly kind: 'stop'; readonly error: RemoteError }
  | { readonly kind: 'unread'; readonly unread: Unread };

const on: SendOutcome = { kind: 'on' };
/** After an answer that says nothing the vendor is done with the call: what came of it is looked for a moment later. Milliseconds. */
const settleTime = 2_000;

/** Sends one intent, and records what came of it. */
export async function send<A extends Action>(
  context: OutboxContext<A>,
  waiting: IntentOf<A>,
): Promise<SendOutcome> {
  const { records, clock } = context;
  const kind = kindOf(context.kinds, waiting.action);
  const precondition = await kind.checkPrecondition(context, waiting);
  if (!precondition.ok) return notLooked(precondition.error);
  if (precondition.value.kind !== 'notDone') return settle(context, waiting, null, precondition.value);

  const first = firstSent(context, kind, waiting);
  const leavesAt = clock.now();
  if (!records.sending(waiting, first, leavesAt, () => kind.leaves?.(context, waiting, leavesAt))) return on;
  const intent: IntentOf<A> = { ...waiting, state: 'sending', attempts: waiting.attempts + 1, ...first };
  announce(context, intent);
  const answer = await kind.call(context, intent, leavesAt);
  const at = clock.now();
  if (answer.ok) {
    await whenLetGo(context, () => recordDone(context, intent, answer.value, at));
    announce(context, intent);
    readAgain(context, intent);
    return on;
  }
  return refusedOrLost(context, waiting, intent, answer.error);
}

/** Records what no answer, or a no, means. @param waiting the intent as it was before it was sent */
async function refusedOrLost<A extends Action>(
  context: OutboxContext<A>,
  waiting: IntentOf<A>,
  intent: IntentOf<A>,
  error: RemoteError,
): Promise<SendOutcome> {
  const { records } = context;
  const at = context.clock.now();
  const kind = kindOf(context.kinds, intent.action);
  const verdict = verdictOf(kind, error);
  switch (verdict.kind) {
    case 'notSent':
      await whenLetGo(context, () => records.notSent(waiting, error.kind, at));
      announce(context, intent);
      return { kind: 'stop', error };
    case 'lost':
      await whenLetGo(context, () =>
        records.unknown(intent, settledAt(error, context.settings, at), error.kind, at),
      );
      announce(context, intent);
      return error.kind === 'offline' || error.kind === 'timeout' ? { kind: 'stop', error } : on;
    case 'tooEarly':
      await whenLetGo(context, () =>
        records.queued(intent, kind.ownTime?.nextTry(intent, at) ?? at, 'tooEarly', at),
      );
      return on;
    case 'refused':
      await whenLetGo(context, () => refuse(context, intent, verdict.refusal, at));
      announce(context, intent);
      return on;
    case 'lookFirst':
      return judge(context, intent, verdict);
  }
}

/** When what a lost call did is there to be seen: a vendor that was cut off may still be working on it. */
function settledAt(
  error: RemoteError,
  { vendorWorksMs }: OutboxContext<Action>['settings'],
  at: EpochMs,
): EpochMs {
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
export function readBack<A extends Action>(
  context: OutboxContext<A>,
  intent: IntentOf<A>,
): Promise<SendOutcome> {
  return judge(context, intent, null);
}

const notLooked = (unread: Unread): SendOutcome =>
  concernsAll(unread.error) ? { kind: 'stop', error: unread.error } : { kind: 'unread', unread };

/** Gives up looking: a person must, in a calendar that the vendor does not show to this client any more. */
export function giveUpLooking<A extends Action>(
  context: OutboxContext<A>,
  intent: IntentOf<A>,
  { error }: Unread,
): void {
  const message = 'message' in error ? error.message : error.kind;
  const reason = intent.attempts === 0 ? 'notAllowed' : 'cannotLook';
  refuse(context, intent, { reason, message, fields: [] }, context.clock.now());
  announce(context, intent);
}

/** @param said what the vendor said; `null` where its answer was lost */
async function judge<A extends Action>(
  context: OutboxContext<A>,
  intent: IntentOf<A>,
  said: Extract<Verdict, { kind: 'lookFirst' }> | null,
): Promise<SendOutcome> {
  const { records } = context;
  const kind = kindOf(context.kinds, intent.action);
  const looked = await kind.lookUp(context, intent, said === null ? 'nothing' : 'refused');
  if (!looked.ok) {
    const { error } = looked.error;
    const at = context.clock.now();
    // The vendor shows nothing of it, and says so twice: its word stands. Any other refusal with one of a mere look makes no sense,
    // and a vendor that talks nonsense may have done what it refused.
    const isHidden = error.kind === 'forbidden' || error.kind === 'notFound';
    if (said?.shows === 'nothing' && isHidden) {
      refuse(context, intent, said.refusal, at);
      announce(context, intent);
      return on;
    }
    // Whether it was done is not known, so it stays unknown until the vendor can be read.
    records.unknown(intent, at + settleTime, error.kind, at);
    announce(context, intent);
    return notLooked(looked.error);
  }
  return settle(context, intent, said?.refusal ?? null, looked.value);
}

function settle<A extends Action>(
  context: OutboxContext<A>,
  intent: IntentOf<A>,
  refusal: Refusal | null,
  finding: Finding,
): SendOutcome {
  const { records } = context;
  const at = context.clock.now();
  switch (finding.kind) {
    case 'done':
      recordDone(context, intent, finding.done, at);
      readAgain(context, intent);
      break;
    case 'changed': {
      const { reason, movedTo } = finding;
      refuse(context, intent, { reason, message: refusal?.message ?? '', fields: [], movedTo }, at);
      break;
    }
    case 'notYet':
      records.notYet(intent, finding.until, at);
      break;
    case 'notDone':
      if (refusal !== null) refuse(context, intent, refusal, at);
      else if (intent.attempts >= mostAttempts) refuse(context, intent, neverArrived, at);
      else records.queued(intent, at, 'notDone', at);
      break;
  }
  announce(context, intent);
  return on;
}

const neverArrived: Refusal = { reason: 'neverArrived', message: '', fields: [] };

function recordDone<A extends Action>(
  context: OutboxContext<A>,
  intent: IntentOf<A>,
  done: Done,
  at: EpochMs,
): void {
  const kind = kindOf(context.kinds, intent.action);
  const { outdated } = kind.touches(context, intent);
  const line = context.store.intents.ofSubject(kind.decision.subjectOf(intent));
  const withdrawn = context.records.confirmed(intent, done, outdated, at);
  // What is taken back may have been shown where nothing else changes.
  for (const other of line) if (withdrawn.includes(other.id)) announce(context, other);
}

function readAgain<A extends Action>(context: OutboxContext<A>, intent: IntentOf<A>): void {
  const touched = kindOf(context.kinds, intent.action).touches(context, intent);
  context.hint(touched.hints, touched.readAgain);
}

/** Where the vendor says no, the free times that the desk knew of these days were not true either: they are read again. */
function refuse<A extends Action>(
  context: OutboxContext<A>,
  intent: IntentOf<A>,
  refusal: Refusal,
  at: EpochMs,
): void {
  const { records, store, freshness } = context;
  const { outdated, hints } = kindOf(context.kinds, intent.action).touches(context, intent);
  store.transaction(() => {
    records.refused(intent, refusal, at);
    for (const read of outdated) freshness.outdate(read, at);
  });
  // The person who is told so chooses another time next.
  context.hint(hints, 'now');
}

function announce<A extends Action>(context: OutboxContext<A>, intent: IntentOf<A>): void {
  context.on.intentChanged(intent);
}

/** What stood there before the first attempt, and when that was: what it made may have been swept into the copy before the next. */
function firstSent<A extends Action>(
  context: OutboxContext<A>,
  kind: Pick<OutboxKind<A>, 'knownBefore'>,
  intent: IntentOf<A>,
): FirstSent {
  const { remote, clock } = context;
  const { attempts, firstSentAt, knownBefore } = intent;
  if (attempts > 0) return { firstSentAt, knownBefore };
  return {
    firstSentAt: clock.now() + (remote.clockSkewMs() ?? 0),
    knownBefore: kind.knownBefore(context, intent),
  };
}
