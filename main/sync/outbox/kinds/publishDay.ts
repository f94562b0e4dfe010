import { replacedBy } from '#shared/domain/availability/closing.ts';
import type { CutSlot } from '#shared/domain/availability/cut.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import { dateDrift, isEmptyDrift, toldWord, type DateSeen } from '#shared/domain/availability/told.ts';
import type { TimedPeriod } from '#shared/domain/availability/timedPeriod.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import {
  dateSubject,
  publishDay as decision,
  type PublishDayAction,
} from '#shared/domain/kinds/publishDay.ts';
import type { RefusalReason } from '#shared/domain/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { secondMs } from '#shared/time/durations.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { WorkPeriod } from '../../offerPorts.ts';
import { dateSeen, readAtOf, toldOn } from '../../hours/dateSeen.ts';
import { lookAt } from '../../hours/look.ts';
import { payloadFor } from '../../hours/payloadFor.ts';
import { noteSent } from '../../hours/silence.ts';
import type { Done, Finding, KindContext, OutboxKind, OwnTime, Said, Unread } from './outboxKind.ts';

type PublishDay = IntentOf<PublishDayAction>;

/** What was read of a date is so old at most when it is replaced. */
const staleAfterMs = 90 * secondMs;
/** Another PUT of the calendar is worked on: it is tried again after so long. */
const busyRetryMs = 10 * secondMs;

/** The vendor answers 429 to a PUT while it works on another one (API.md §6): it concerns no other call. */
const ownTime: OwnTime<PublishDayAction> = {
  begins: () => 0,
  isTooEarly: (error) => error.kind === 'rateLimited',
  nextTry: (_, at) => at + busyRetryMs,
};

/** A date of a calendar is replaced at the vendor. */
export const publishDay: OutboxKind<PublishDayAction> = {
  decision,
  subjectNow: (_, subject) => subject,
  ground: ({ store }, action, calendar) => {
    if (calendar === null) return { kind: 'undecidable', why: 'visitGone' };
    const subject = dateSubject(action.addressId, action.date);
    const unsent = store.intents
      .ofSubject(subject)
      .filter(
        ({ state, action: { kind } }) => kind === 'publishDay' && (state === 'held' || state === 'queued'),
      );
    return {
      kind: 'decided',
      subject,
      withdraws: unsent.map(({ id }) => id),
      intent: { action, calendar, seen: null },
    };
  },
  leavesAtOnce: true,
  noted: ({ date, digest: what }) => ({ date, digest: what }),
  rebase: () => [],
  ownTime,
  // Never before what people decide: the publisher hands over what is urgent first.
  timesOf: () => [0],
  mayHaveMade: () => false,
  knownBefore: () => [],
  checkPrecondition,
  leaves,
  call,
  lookUp,
  reasonOf,
  // The publisher reads all dates of a calendar at once, and finds what was taken and not read back also after a crash.
  touches: () => ({ hints: [], outdated: [], readAgain: 'nextLook' }),
};

/** What is there is read before it is replaced: an edit of somebody else is never overwritten unseen. */
async function checkPrecondition(context: KindContext, intent: PublishDay): Promise<Result<Finding, Unread>> {
  const { action, calendar } = intent;
  const now = context.clock.now();
  const readAt = readAtOf(context, calendar, 'slots', action.date, now);
  if (readAt === null || now - readAt > staleAfterMs) {
    const looked = await look(context, intent, ['slots']);
    if (!looked.ok) return looked;
  }
  if (standsAsKnown(context, intent)) return ok({ kind: 'notDone' });
  // Somebody may have booked, or laid a break: that takes starts away, too.
  const before = dateSeen(context, calendar.addressId, action.date, now).busy;
  const looked = await look(context, intent, ['slots', 'bookings', 'breaks']);
  if (!looked.ok) return looked;
  const isKnown = standsAsKnown(context, intent, before) || standsAsWanted(context, intent);
  return ok(isKnown ? { kind: 'notDone' } : { kind: 'changed', reason: 'changedMeanwhile' });
}

async function look(
  context: KindContext,
  { action: { date }, calendar }: PublishDay,
  kinds: Parameters<typeof lookAt>[3],
): Promise<Result<null, Unread>> {
  const looked = await lookAt(context, context.reading, calendar, kinds, { first: date, last: date });
  return looked.ok ? looked : err({ error: looked.error, addressId: calendar.addressId });
}

/**
 * Whether the vendor tells what was published last, or what a person has seen there and wants replaced.
 * @param before what was taken before the last look: a visit that was cancelled between two reads of it is in neither
 */
function standsAsKnown(context: KindContext, intent: PublishDay, before: DateSeen['busy'] = []): boolean {
  const { action, calendar } = intent;
  const now = context.clock.now();
  const { standing, sending } = daysOf(context, intent);
  const seen = dateSeen(context, calendar.addressId, action.date, now);
  const busy = [...seen.busy, ...before];
  if (isEmptyDrift(dateDrift(standing?.periods ?? [], { ...seen, busy }))) return true;
  return sending?.told === toldWord(toldOn(context, calendar.addressId, action.date, now));
}

/**
 * Whether the vendor tells what is to be sent already: an earlier write of ours was late, and nobody has anything to choose between. Where
 * nothing is told, nothing is known: so it is of a calendar that is off.
 */
function standsAsWanted(context: KindContext, { action, calendar }: PublishDay): boolean {
  const seen = dateSeen(context, calendar.addressId, action.date, context.clock.now());
  return seen.told.length > 0 && isEmptyDrift(dateDrift(action.periods, seen));
}

interface Days {
  readonly standing: Published | undefined;
  readonly sending: Published | undefined;
}

function daysOf({ store }: Pick<KindContext, 'store'>, { action, calendar }: PublishDay): Days {
  const { date } = action;
  const { items } = store.availability.published.between(calendar.addressId, date, date);
  return {
    standing: items.find(({ state }) => state === 'accepted' || state === 'stands' || state === 'differs'),
    sending: items.find(({ state }) => state === 'sending'),
  };
}

/** The vendor ignores the same for some minutes, whatever becomes of the answer. */
function leaves(context: KindContext, { action }: PublishDay, at: EpochMs): void {
  const { addressId, date } = action;
  const payload = payloadFor(context, action, at);
  if (payload.kind === 'put')
    noteSent(context.store.settings, { address: addressId, date, payload: payload.digest }, at);
}

async function call(context: KindContext, intent: PublishDay, at: EpochMs) {
  const { remote } = context;
  const { action, calendar } = intent;
  const { addressId, date } = action;
  const payload = payloadFor(context, action, at);
  const told = toldOn(context, addressId, date, at);
  const answer =
    payload.kind === 'put'
      ? await remote.replaceSlots(calendar, payload.periods.map(onWire))
      : await remote.deleteSlots(calendar, date);
  return answer.ok ? ok(accepted(context, intent, told)) : answer;
}

const insuranceWords = {
  with: 'with-insurance-only',
  without: 'without-insurance-only',
  both: 'with-and-without-insurance',
} as const;

const onWire = ({ start, end, services, insurance, providers }: TimedPeriod): WorkPeriod => ({
  start,
  end,
  services,
  insurance: insuranceWords[insurance],
  insuranceProviderIds: providers,
});

/** The vendor has taken it, which is neither proof nor immediate: it is read back. */
function accepted({ store }: KindContext, intent: PublishDay, told: readonly CutSlot[]): Done {
  const { addressId, date, periods, digest: what } = intent.action;
  return {
    noted: { date },
    keep(at) {
      const { published } = store.availability;
      const before = published
        .between(addressId, date, date)
        .items.filter(({ state }) => stageOf[state] !== 'asked');
      published.put([
        {
          address: addressId,
          date,
          periods,
          digest: what,
          sentAt: at,
          state: 'accepted',
          readBackAt: null,
          told: toldWord(told),
          replaces: replacedBy(before, periods, told),
        },
      ]);
      return [];
    },
  };
}

/** Looks what became of a write whose answer was lost, or that was refused. It may be sent again: it always says the whole date. */
async function lookUp(context: KindContext, intent: PublishDay): Promise<Result<Finding, Unread>> {
  const looked = await look(context, intent, ['slots', 'bookings', 'breaks']);
  if (!looked.ok) return looked;
  const { action, calendar } = intent;
  const now = context.clock.now();
  const isBefore = standsAsKnown(context, intent);
  const seen = dateSeen(context, calendar.addressId, action.date, now);
  // Where both look alike, what is not told (ends, insurers) may be new: it is sent again, which changes nothing else.
  if (isBefore) return ok({ kind: 'notDone' });
  if (!isEmptyDrift(dateDrift(action.periods, seen)))
    return ok({ kind: 'changed', reason: 'changedMeanwhile' });
  return ok({ kind: 'done', done: accepted(context, intent, seen.told) });
}

/** Why the vendor said no (API.md §6). */
function reasonOf({ error, message, fields }: Said): RefusalReason {
  if (error.kind === 'forbidden') return 'notAllowed';
  if (error.kind === 'invalid' && error.status === 422) return 'notCommercial';
  if (/service does not exist/i.test(message)) return 'serviceGone';
  return fields.length > 0 ? 'fieldsWrong' : 'vendorRefused';
}
