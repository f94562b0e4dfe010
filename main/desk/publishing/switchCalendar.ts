import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import type { ResponseOf } from '#shared/contract/contract.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { calendarOf } from '../../sync/hours/keptHours.ts';
import { noteSwitched, publishingMemo } from '../../sync/hours/memo.ts';
import { problemOf } from '../../sync/line/problemOf.ts';
import type { Session } from '../session.ts';

/** Switches a whole calendar on or off at the vendor: a decision like any other. */
export function switchCalendar(
  { store, sync, staff }: Session,
  addressId: AddressId,
  on: boolean,
): ResponseOf<'publishing.switch'> {
  const address = store.catalogue.address(addressId);
  if (address === null) return { kind: 'settled' };
  const decided = sync.decisions.decide({
    action: { kind: on ? 'enableCalendar' : 'disableCalendar', addressId },
    calendar: calendarOf(address),
    staff: staff.initials(),
  });
  if (!decided.ok || decided.value.kind !== 'intent') return { kind: 'settled' };
  const { id, heldUntil } = decided.value;
  return { kind: 'decided', intentId: id, heldUntil };
}

/** What is on its way of switching a calendar; `null`: nothing, or it was refused. */
export function switchingOf({ store }: Session, { id }: Address): CalendarCoverage['switching'] {
  const last = store.intents
    .ofSubject({ kind: 'calendar', id })
    .filter(({ state }) => state !== 'confirmed' && state !== 'refused')
    .at(-1);
  if (last === undefined) return null;
  return {
    to: last.action.kind === 'enableCalendar' ? 'on' : 'off',
    intentId: last.id,
    undoable: last.state === 'held' || last.state === 'queued',
  };
}

/** Asks the vendor whether a calendar is on, and keeps what it tells: somebody may have switched it in the vendor's own panel. */
export async function isCalendarOn(
  session: Session,
  addressId: AddressId,
): Promise<Result<ResponseOf<'publishing.isOn'>, Problem>> {
  const { store, remote } = session;
  const address = store.catalogue.address(addressId);
  if (address === null) return ok(null);
  const answer = await remote.getCalendar(calendarOf(address));
  if (!answer.ok) return answer.error.kind === 'notFound' ? ok('none') : err(problemOf(answer.error));
  const to = answer.value === 'disabled' ? 'off' : 'on';
  const memo = publishingMemo(store.settings);
  const isKnownOff = memo.state().off.some((entry) => entry.address === addressId);
  if (isKnownOff !== (to === 'off'))
    store.transaction(() => noteSwitched(memo, addressId, to, session.now()));
  return ok(to);
}
