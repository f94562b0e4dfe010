import type { Push } from '#shared/contract/door.ts';
import type { BoardWeek } from '#shared/contract/week.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { Clock } from '#shared/ports.ts';
import { addDays, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import { type BoardFeed, createBoardFeed } from './boardFeed.ts';
import { calendarsShown, type Cancelled } from './dayView.ts';
import type { DeskStore } from './ports.ts';

const daysOfWeek = 7;

/** Keeps the week of one doctor up to date, as the board's feed does its day: it is seven of those, each with one column. */
export interface WeekFeed extends Omit<BoardFeed, 'open'> {
  /**
   * The whole week; from now on it is watched.
   * @param wanted `null`, or a calendar that is gone: the first one
   */
  open(wanted: AddressId | null, from: LocalDate, timeZone: TimeZone): BoardWeek;
}

export function createWeekFeed(
  store: DeskStore,
  clock: Clock,
  push: Push,
  cancelled: () => Cancelled = () => 'leftOut',
): WeekFeed {
  const days = Array.from({ length: daysOfWeek }, () =>
    createBoardFeed(store, clock, push, 'week.delta', cancelled),
  );
  return {
    open(wanted, from, timeZone) {
      const calendars = calendarsShown(store);
      const chosen = calendars.find(({ addressId }) => addressId === wanted) ?? calendars[0];
      const addressId = chosen === undefined ? null : asAddressId(chosen.addressId);
      if (addressId === null) return { addressId, calendars, days: [] };
      return {
        addressId,
        calendars,
        days: days.map((feed, index) => feed.open(addDays(from, index), timeZone, addressId)),
      };
    },
    changed: (change) => days.forEach((feed) => feed.changed(change)),
    intentChanged: (intent) => days.forEach((feed) => feed.intentChanged(intent)),
    visitTouched: (addressId) => days.forEach((feed) => feed.visitTouched(addressId)),
    catalogueChanged: () => days.forEach((feed) => feed.catalogueChanged()),
    askedOtherwise: () => days.forEach((feed) => feed.askedOtherwise()),
    refreshed: () => days.forEach((feed) => feed.refreshed()),
    close: () => days.forEach((feed) => feed.close()),
  };
}
