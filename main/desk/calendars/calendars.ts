import type { CalendarEntry, CalendarsView } from '#shared/contract/calendars.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { ownNameOf } from '#shared/domain/ownName.ts';
import { facilityNameOf } from './ownNames.ts';
import { vendorDoctorOf } from './doctorNames.ts';
import { calendarsInOrder } from './hidden.ts';
import type { Calendars } from '../clinic.ts';
import type { DeskStore, AddressMapping } from '../deskStore.ts';

/** @param changed called when something of it has changed, once it is in the file */
export function createCalendars(store: DeskStore, changed: () => void): Calendars {
  const view = (): CalendarsView => calendarsView(store);

  function write(changes: readonly (readonly [id: string, change: Partial<AddressMapping>])[]): void {
    if (changes.length === 0) return;
    store.transaction(() => {
      for (const [id, change] of changes) store.mappings.set('address', asAddressId(id), change);
    });
    changed();
  }

  return {
    view,
    change({ addressId, ownName, colour, shown }) {
      const calendars = view();
      if (!calendars.some((calendar) => calendar.addressId === addressId)) return { kind: 'gone' };
      const name = ownName === undefined ? null : ownNameOf(ownName, addressId, calendars);
      if (name?.kind === 'tooLong') return { kind: 'nameTooLong' };
      if (name?.kind === 'taken') return { kind: 'nameTaken', by: name.by.doctor };
      const change: Partial<AddressMapping> = {
        ...(name === null ? {} : { name: name.name }),
        ...(colour === undefined ? {} : { colour }),
        ...(shown === undefined ? {} : { hidden: !shown }),
      };
      write([[addressId, change]]);
      return { kind: 'changed', calendars: view() };
    },
    move({ addressId, by, within }) {
      const calendars = view();
      const moved = calendars.find((calendar) => calendar.addressId === addressId);
      if (moved === undefined) return;
      const row = calendars.filter(
        ({ facilityId }) => within === 'clinic' || facilityId === moved.facilityId,
      );
      const neighbour = row[row.indexOf(moved) + by];
      const known = store.mappings.addresses();
      const [here, there] = [moved, neighbour].map(
        (one) => one && known.get(asAddressId(one.addressId))?.order,
      );
      if (neighbour === undefined || here === undefined || there === undefined) return;
      // The two change places, so that no other calendar moves, wherever it stands between them.
      write([
        [moved.addressId, { order: there }],
        [neighbour.addressId, { order: here }],
      ]);
    },
    showAll: () =>
      write(
        view()
          .filter(({ shown }) => !shown)
          .map(({ addressId }) => [addressId, { hidden: false }] as const),
      ),
  };
}

function calendarsView(store: DeskStore): CalendarsView {
  const known = store.mappings.addresses();
  return calendarsInOrder(store).map((address): CalendarEntry => {
    const { id, facilityId, doctorId, name, street, onlineOnly } = address;
    const mapping = known.get(id);
    const doctor = vendorDoctorOf(store, address);
    return {
      addressId: id,
      facilityId,
      facilityName: facilityNameOf(store, facilityId),
      doctorId,
      doctor: `${doctor?.name ?? ''} ${doctor?.surname ?? ''}`.trim(),
      ownName: mapping?.name ?? null,
      place: name ?? street,
      onlineOnly: onlineOnly === true,
      colour: mapping?.colour ?? 0,
      shown: mapping?.hidden !== true,
    };
  });
}
