import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { DeskReads } from '../deskReads.ts';

type Catalogue = Pick<DeskReads, 'catalogue' | 'mappings'>;

/** Whether the clinic took a calendar off its board, as it is now: such a one is not shown, offered, counted or told of. */
export const isHidden = ({ mappings }: Pick<DeskReads, 'mappings'>, id: AddressId): boolean =>
  mappings.get('address', id)?.hidden === true;

/** All calendars in the clinic's own order, also those that it took off its board. */
export function calendarsInOrder({ catalogue, mappings }: Catalogue): Address[] {
  const known = mappings.addresses();
  const orderOf = ({ id }: Address): number => known.get(id)?.order ?? 0;
  return [...catalogue.addresses()].sort((a, b) => orderOf(a) - orderOf(b));
}

/** The calendars of the board, in the clinic's own order. */
export function shownCalendars(store: Catalogue): Address[] {
  const known = store.mappings.addresses();
  return calendarsInOrder(store).filter(({ id }) => known.get(id)?.hidden !== true);
}
