import type { Push } from '#shared/contract/door.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import type { Clock } from '#shared/ports.ts';
import { addDays } from '#shared/time/zone.ts';
import { createBoardFeed } from '../board/boardFeed.ts';
import { calendarsShown, type Cancelled } from '../board/dayView.ts';
import type { WeekFeed } from '../seat.ts';
import type { DeskReads } from '../deskReads.ts';

const daysOfWeek = 7;

export function createWeekFeed(
  store: DeskReads,
  clock: Clock,
  push: Push,
  cancelled: () => Cancelled = () => 'leftOut',
): WeekFeed {
  const days = Array.from({ length: daysOfWeek }, () =>
    createBoardFeed(store, clock, push, 'week.delta', cancelled),
  );
  return {
    open(wanted, from, zoneAt) {
      const calendars = calendarsShown(store);
      const chosen = calendars.find(({ addressId }) => addressId === wanted) ?? calendars[0];
      const addressId = chosen === undefined ? null : asAddressId(chosen.addressId);
      if (addressId === null) return { addressId, calendars, days: [] };
      const timeZone = zoneAt(addressId);
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
