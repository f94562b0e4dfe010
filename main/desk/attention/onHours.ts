import type { HoursItem, WaitingHours } from '#shared/contract/attention.ts';
import type { HoursIntent } from '#shared/domain/kinds/decisionKinds.ts';
import type { PublishDayAction } from '#shared/domain/kinds/publishDay.ts';
import type { WholeDesk } from '../session.ts';
import { commonOfItem, commonOfWaiting } from './commonFacts.ts';
import type { Together } from './together.ts';
import type { ToldKind } from './toldKind.ts';

/** How decisions about the hours of a calendar are told of: its dates that are refused for one reason are one item. */
export const onHours = {
  item(desk: Desk, some: Together<HoursIntent>): HoursItem {
    const [first] = some;
    return {
      about: 'hours',
      ...commonOfItem(desk, first, first.calendar.addressId),
      kind: first.action.kind,
      dates: datesOf(some),
      steps: ['again', 'drop'],
    };
  },
  waiting(desk: Desk, some: Together<HoursIntent>): WaitingHours {
    const [first] = some;
    return {
      about: 'hours',
      ...commonOfWaiting(desk, first),
      kind: first.action.kind,
      undoable: some.every(({ state }) => state === 'held' || state === 'queued'),
    };
  },
};

type Desk = Pick<WholeDesk, 'store' | 'view'>;

/** Dates: no press of anybody's is one of them, and those of a calendar that are refused for one reason are asked for together. */
export const onDates: ToldKind<PublishDayAction> = {
  ...onHours,
  isOwn: true,
  causeOf: ({ calendar, refusal }) => `${calendar.addressId} publishDay ${refusal?.reason ?? ''}`,
  again(session, { calendar }) {
    const { publishing } = session.sync;
    publishing.ask(calendar.addressId, session.now());
    publishing.nudge();
  },
};

/** The dates that one item stands for; `null` where it is about the whole calendar. */
function datesOf(some: Together<HoursIntent>): HoursItem['dates'] {
  const dates = some.flatMap(({ action }) => (action.kind === 'publishDay' ? [action.date] : [])).sort();
  const [first] = dates;
  return first === undefined ? null : { first, count: dates.length };
}
