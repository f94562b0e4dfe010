import { awayWindow, type AwayTime } from '#shared/domain/awayTime.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import type { Window } from '#shared/time/zone.ts';
import { shownCalendars } from '../calendars/hidden.ts';
import { zoneAt } from '../calendars/zones.ts';
import type { Session } from '../session.ts';

/** What of a clinic is asked about dates. */
export type AwayClinic = Pick<Session, 'store' | 'view' | 'own' | 'now'>;

/** Whose calendars are meant. */
export interface WhoseCalendars {
  readonly addressId: string;
  readonly calendars: 'this' | 'ofDoctor';
}

/**
 * The calendars that are meant, the chosen one first; none: it is gone. Of a doctor's others those that are on the board, and those whose
 * hours are kept here: nobody else would close them.
 */
export function calendarsMeant(
  { store }: Pick<AwayClinic, 'store'>,
  { addressId, calendars }: WhoseCalendars,
): readonly Address[] {
  const chosen = store.catalogue.address(asAddressId(addressId));
  if (chosen === null) return [];
  if (calendars === 'this') return [chosen];
  const shown = new Set(shownCalendars(store).map(({ id }) => id));
  const others = store.catalogue
    .addresses()
    .filter(
      ({ id, doctorId }) =>
        doctorId === chosen.doctorId && id !== chosen.id && (shown.has(id) || isKeptHere(store, id)),
    );
  return [chosen, ...others];
}

/** Whether a calendar's hours are kept in this desk. */
export const isKeptHere = ({ availability }: AwayClinic['store'], id: Address['id']): boolean =>
  availability.timetables.get(id).inForce !== null;

/** The whole of it in time, by the clock of a calendar's facility. */
export const windowOf = (
  clinic: Pick<AwayClinic, 'store' | 'view'>,
  id: Address['id'],
  time: AwayTime,
): Window => awayWindow(time, zoneAt(clinic, id));
