import type { Published } from '#shared/domain/availability/publishedDay.ts';
import { switchedOn, toldWord } from '#shared/domain/availability/told.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import {
  disableCalendar as disabling,
  enableCalendar as enabling,
  type DisableCalendarAction,
  type EnableCalendarAction,
} from '#shared/domain/kinds/switchCalendar.ts';
import type { DecisionKind } from '#shared/domain/kinds/decisionKind.ts';
import type { RefusalReason } from '#shared/domain/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { addDays, localDateOf, type EpochMs } from '#shared/time/zone.ts';
import { noteSwitched, publishingMemo } from '../../hours/memo.ts';
import type { Done, Finding, KindContext, OutboxKind, Said, Unread } from './outboxKind.ts';

type Switch = EnableCalendarAction | DisableCalendarAction;

/** A whole calendar is switched on or off. A later one of both takes back one that has not left. */
function switching<A extends Switch>(decision: DecisionKind<A>, to: 'enabled' | 'disabled'): OutboxKind<A> {
  return {
    decision,
    subjectNow: (_, subject) => subject,
    ground: ({ store }, action, calendar) => {
      if (calendar === null) return { kind: 'undecidable', why: 'visitGone' };
      const subject = { kind: 'calendar', id: action.addressId } as const;
      const earlier = store.intents.ofSubject(subject).filter(isSwitch);
      const withdraws = earlier.filter(({ state }) => state === 'held' || state === 'queued');
      return {
        kind: 'decided',
        subject,
        withdraws: withdraws.map(({ id }) => id),
        intent: { action, calendar, seen: null },
      };
    },
    noted: () => ({}),
    rebase: () => [],
    ownTime: null,
    timesOf: () => [],
    mayHaveMade: () => false,
    knownBefore: () => [],
    // Switching twice does no harm: the vendor says that it is so already, which is done.
    checkPrecondition: () => Promise.resolve(ok({ kind: 'notDone' })),
    async call(context, { calendar }) {
      const { remote } = context;
      const answer =
        to === 'enabled' ? await remote.enableCalendar(calendar) : await remote.disableCalendar(calendar);
      if (!answer.ok) return answer;
      const status = await remote.getCalendar(calendar);
      // Taken is not done: what is told otherwise is looked for again. Where nothing is told just now, the answer counts.
      if (status.ok && status.value === (to === 'enabled' ? 'disabled' : 'enabled'))
        return err({ kind: 'server', status: 200, operation: 'getCalendar', sent: 'answered' });
      return ok(switched(context, calendar.addressId, to));
    },
    async lookUp(context, { calendar }): Promise<Result<Finding, Unread>> {
      const status = await context.remote.getCalendar(calendar);
      if (!status.ok) return err({ error: status.error, addressId: calendar.addressId });
      return ok(
        status.value === to
          ? { kind: 'done', done: switched(context, calendar.addressId, to) }
          : { kind: 'notDone' },
      );
    },
    reasonOf: switchReason,
    // The sweeps read its slots again in their time; nothing on the board depends on them before.
    touches: () => ({ hints: [], outdated: [], readAgain: 'nextLook' }),
  };
}

const isSwitch = ({ action: { kind } }: IntentOf<Action>): boolean =>
  kind === 'enableCalendar' || kind === 'disableCalendar';

/** What is kept of it: while a calendar is off nothing of it is compared, and nothing is published. */
function switched(context: KindContext, addressId: Switch['addressId'], to: 'enabled' | 'disabled'): Done {
  const { settings } = context.store;
  return {
    noted: {},
    keep(at) {
      noteSwitched(publishingMemo(settings), addressId, to === 'enabled' ? 'on' : 'off', at);
      if (to === 'enabled') readAllBack(context, addressId, at);
      return [];
    },
  };
}

/**
 * Whether the vendor has kept the slots of a calendar that was off no document says: what stood there or was taken is read back as if it
 * had been sent now, and sent again where nothing of the calendar is told.
 */
function readAllBack({ store, zone }: KindContext, addressId: Switch['addressId'], at: EpochMs): void {
  const { published } = store.availability;
  const first = localDateOf(at, zone);
  const stood = published
    .between(addressId, first, addDays(first, 90))
    .items.filter(({ state }) => state === 'stands' || state === 'accepted');
  // What was only taken then may have been worked on after the calendar went off.
  const before = ({ state }: Published): string => (state === 'stands' ? switchedOn : toldWord([]));
  published.put(stood.map((day) => ({ ...day, state: 'accepted', sentAt: at, told: before(day) })));
}

function switchReason({ error }: Said): RefusalReason {
  if (error.kind === 'forbidden') return 'notAllowed';
  return error.kind === 'invalid' && error.status === 422 ? 'notCommercial' : 'vendorRefused';
}

export const enableCalendar: OutboxKind<EnableCalendarAction> = switching(enabling, 'enabled');
export const disableCalendar: OutboxKind<DisableCalendarAction> = switching(disabling, 'disabled');
