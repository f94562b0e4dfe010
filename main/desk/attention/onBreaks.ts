import type { BreakItem, WaitingBreak } from '#shared/contract/attention.ts';
import type { BreakAction, BreakIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { calendarsOfPress } from '../calendars/calendarOf.ts';
import { breakOf, wishOf } from '../breaks/breakWish.ts';
import type { WholeDesk } from '../session.ts';
import { commonOfItem, commonOfWaiting } from './commonFacts.ts';
import type { Together } from './together.ts';
import type { ToldKind } from './toldKind.ts';

/** How decisions about breaks are told of: one of several calendars is one. */
export const onBreaks: ToldKind<BreakAction> = { item, waiting };

type Desk = Pick<WholeDesk, 'store' | 'view'>;

function item(desk: Desk, some: Together<BreakIntent>): BreakItem {
  const [first] = some;
  const now = breakOf(desk.store, first);
  const isOver = now === null && first.action.kind !== 'addBreak';
  return {
    about: 'break',
    ...commonOfItem(desk, first, first.calendar.addressId),
    kind: first.action.kind,
    ...wishOf(first.action, calendarsOfPress(some)),
    now: now && { since: now.since, till: now.till },
    steps: isOver ? ['drop'] : ['again', 'drop'],
  };
}

function waiting(desk: Desk, some: Together<BreakIntent>): WaitingBreak {
  const [first] = some;
  return {
    about: 'break',
    ...commonOfWaiting(desk, first),
    kind: first.action.kind,
    ...wishOf(first.action, calendarsOfPress(some)),
    undoable: some.every(({ state }) => state === 'held' || state === 'queued'),
  };
}
