import type { CalendarEntry, CalendarsView } from '#shared/contract/calendars.ts';
import type { RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import { ownNameOf } from '#shared/domain/ownName.ts';
import type { BoardDay } from '#shared/contract/board.ts';

/** The calendars of a scene, which main would keep: they change as they are asked to. */
export interface PlayedCalendars {
  view(): CalendarsView;
  change(wanted: RequestOf<'calendars.change'>): ResponseOf<'calendars.change'>;
  move(wanted: RequestOf<'calendars.move'>): CalendarsView;
  showAll(): CalendarsView;
}

export function playedCalendars(begun: CalendarsView): PlayedCalendars {
  let now = begun;
  return {
    view: () => now,
    change({ addressId, ownName, colour, shown }) {
      const named = ownName === undefined ? null : ownNameOf(ownName, addressId, now);
      if (named?.kind === 'tooLong') return { kind: 'nameTooLong' };
      if (named?.kind === 'taken') return { kind: 'nameTaken', by: named.by.doctor };
      now = now.map((one) =>
        one.addressId === addressId
          ? {
              ...one,
              ownName: named === null ? one.ownName : named.name,
              colour: colour ?? one.colour,
              shown: shown ?? one.shown,
            }
          : one,
      );
      return { kind: 'changed', calendars: now };
    },
    move({ addressId, by, within }) {
      const moved = now.find((one) => one.addressId === addressId);
      const row = now.filter((one) => within === 'clinic' || one.facilityId === moved?.facilityId);
      const neighbour = moved && row[row.indexOf(moved) + by];
      if (moved !== undefined && neighbour !== undefined)
        now = now.map((one) => (one === moved ? neighbour : one === neighbour ? moved : one));
      return now;
    },
    showAll: () => (now = now.map((one) => ({ ...one, shown: true }))),
  };
}

/** The calendars whose columns a day shows; the second has a name of its own, the fourth is hidden. */
export function calendarsOf({ columns }: BoardDay): CalendarsView {
  return columns.map(
    ({ addressId, facilityId, facilityName, doctorName, doctorSurname, colour }, index): CalendarEntry => ({
      addressId,
      facilityId,
      facilityName,
      doctorId: `d${index}`,
      doctor: `${doctorName} ${doctorSurname}`,
      ownName: index === 1 ? 'Gabinet 2, dr Zielińska' : null,
      place: index % 3 === 2 ? 'ul. Długa 14' : 'Gabinet 2',
      onlineOnly: index === 5,
      colour,
      shown: index !== 3,
    }),
  );
}
