import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { DeskStore } from './ports.ts';

type Catalogue = Pick<DeskStore, 'catalogue' | 'mappings'>;

/** Whether the clinic took a calendar off its board, as it is now: such a one is not shown, offered, counted or told of. */
export function hiddenIn({ mappings }: Pick<DeskStore, 'mappings'>): (id: AddressId) => boolean {
  const known = mappings.addresses();
  return (id) => known.get(id)?.hidden === true;
}

/** The calendars of the board, in the clinic's own order. */
export function shownCalendars(store: Catalogue): Address[] {
  const isHidden = hiddenIn(store);
  const mappings = store.mappings.addresses();
  const orderOf = ({ id }: Address): number => mappings.get(id)?.order ?? 0;
  return store.catalogue
    .addresses()
    .filter(({ id }) => !isHidden(id))
    .sort((a, b) => orderOf(a) - orderOf(b));
}
