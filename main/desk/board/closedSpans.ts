import { closingSpans, type ClosingSpan } from '#shared/domain/availability/closing.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, localDateOf, type Window } from '#shared/time/zone.ts';
import type { DeskReads } from '../deskReads.ts';
import { breaksShown } from './shownBreaks.ts';

type Store = Pick<DeskReads, 'intents' | 'schedule' | 'availability'>;

/** No zone is further from Greenwich than a day. */
const beyond = 1;

/** What these calendars' hours are to lose in a window, by what was decided here, while the marketplace offers it still. */
export function hoursClosing(
  { availability }: Pick<Store, 'availability'>,
  ids: readonly AddressId[],
  { from, to }: Window,
): readonly ClosingSpan[] {
  const first = addDays(localDateOf(from, 'UTC'), -beyond);
  const last = addDays(localDateOf(to, 'UTC'), beyond);
  return closingSpans(availability.published.leaving(ids, first, last)).filter(
    ({ since, till }) => since < to && till > from,
  );
}

/** Where nobody is to be booked, whatever the marketplace offers there: breaks as they are shown, and hours that go. */
export const closedSpans = (
  store: Store,
  ids: readonly AddressId[],
  window: Window,
): readonly ClosingSpan[] => [...breaksShown(store, ids, window), ...hoursClosing(store, ids, window)];
