import type { RequestOf } from '#shared/contract/contract.ts';
import type { BreakDecided, BreakTime } from '#shared/contract/breaks.ts';
import { asAddressId, asBreakId, asIntentId, type AddressId, type CalendarRef } from '#shared/domain/ids.ts';
import { isOnBreak, type BreakAction } from '#shared/domain/kinds/decisionKinds.ts';
import { isSameBreak, isSameSpan } from '#shared/domain/kinds/breakKind.ts';
import type { ProblemKind, Problem } from '#shared/domain/problem.ts';
import type { BreakSpan, ShownBreak } from '#shared/domain/shownBreak.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { dayWindow } from '#shared/time/zone.ts';
import { breakShown } from '../board/shownBreaks.ts';
import { calendarOf } from '../calendars/calendarOf.ts';
import { shownCalendars } from '../calendars/hidden.ts';
import { zoneAt } from '../calendars/zones.ts';
import type { DeskStore } from '../deskStore.ts';
import type { Session } from '../session.ts';
import { breakOf } from './breakWish.ts';
import { twinsOf } from './twins.ts';
import { decidePress, type Wished } from './decidePress.ts';

/** Closes a calendar for a while, or all calendars of its doctor: one press is one deed, and is undone as one. */
export function addBreaks(
  session: Session,
  { addressId, calendars, time, description }: RequestOf<'breaks.add'>,
  staff: string,
): Result<BreakDecided, Problem> {
  const chosen = calendarOf(session.store, asAddressId(addressId));
  if (chosen === null) return refused('notFound');
  const wanted = calendars === 'this' ? [chosen] : [chosen, ...othersOf(session.store, chosen)];
  const words = wordsOf(description);
  return decidePress(
    session,
    wanted.map((calendar): Wished => {
      const { since, till } = spanOf(session, time, calendar.addressId);
      return { action: { kind: 'addBreak', since, till, description: words }, calendar };
    }),
    staff,
  );
}

/** Gives a break other times. Other words are another break: the vendor changes times only (API.md §5). */
export function changeBreak(
  session: Session,
  { seen, calendars, time, description }: RequestOf<'breaks.change'>,
  staff: string,
): Result<BreakDecided, Problem> {
  const now = currentBreak(session.store, seen.breakId);
  if (now === null) return refused('breakGone');
  const to = spanOf(session, time, now.addressId);
  const words = wordsOf(description);
  if (isSameBreak(now, { ...to, description: words })) return ok({ kind: 'settled' });
  if (!isSameBreak(now, seen)) return refused('breakChanged');
  const all = [now, ...(calendars === 'this' ? [] : twinsOf(session.store, now))];
  return decidePress(
    session,
    all.flatMap((pause) => changesOf(session.store, pause, to, words)),
    staff,
  );
}

function changesOf(
  store: DeskStore,
  now: ShownBreak,
  to: BreakSpan,
  words: string | null,
): readonly Wished[] {
  const { id: breakId, since, till, description } = now;
  const seen = { since, till, description };
  if ((words ?? '') === (description ?? '')) {
    return isSameSpan(now, to) ? [] : [{ action: { kind: 'moveBreak', breakId, seen, to }, calendar: null }];
  }
  const calendar = calendarOf(store, now.addressId);
  return [
    { action: { kind: 'removeBreak', breakId, seen }, calendar: null },
    { action: { kind: 'addBreak', ...to, description: words }, calendar },
  ];
}

/** Opens the time again. What is gone already is as it was wanted. */
export function removeBreak(
  session: Session,
  { seen, calendars }: RequestOf<'breaks.remove'>,
  staff: string,
): Result<BreakDecided, Problem> {
  const now = currentBreak(session.store, seen.breakId);
  if (now === null) return ok({ kind: 'settled' });
  if (!isSameBreak(now, seen)) return refused('breakChanged');
  const all = [now, ...(calendars === 'this' ? [] : twinsOf(session.store, now))];
  const wished = all.map(({ id: breakId, since, till, description }): Wished => {
    const action: BreakAction = { kind: 'removeBreak', breakId, seen: { since, till, description } };
    return { action, calendar: null };
  });
  return decidePress(session, wished, staff);
}

/** A break as it is shown, by the id that the screen knows: the vendor may have numbered it since. */
function currentBreak(store: DeskStore, raw: string): ShownBreak | null {
  const id = asBreakId(raw);
  const copy = store.schedule.break(id);
  if (copy !== null) return breakShown(store, copy.addressId, id);
  const intent = store.intents.get(asIntentId(raw));
  return intent === null || !isOnBreak(intent) ? null : breakOf(store, intent);
}

/** The doctor's other calendars that are on the board. */
const othersOf = (store: DeskStore, { doctorId, addressId }: CalendarRef): readonly CalendarRef[] =>
  shownCalendars(store)
    .filter((address) => address.doctorId === doctorId && address.id !== addressId)
    .map((address) => ({
      facilityId: address.facilityId,
      doctorId: address.doctorId,
      addressId: address.id,
    }));

function spanOf(session: Session, time: BreakTime, addressId: AddressId): BreakSpan {
  if (time.kind === 'span') return { since: time.since, till: time.till };
  const { from, to } = dayWindow(time.date, zoneAt(session, addressId));
  return { since: from, till: to };
}

const wordsOf = (description: string | null): string | null => {
  const words = description?.trim() ?? '';
  return words === '' ? null : words;
};

const refused = (kind: ProblemKind): Result<never, Problem> =>
  err({ kind, until: null, params: {}, details: '' });
