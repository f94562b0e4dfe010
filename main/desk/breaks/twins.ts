import { isSameBreak } from '#shared/domain/kinds/breakKind.ts';
import type { ShownBreak } from '#shared/domain/shownBreak.ts';
import { breaksShown } from '../board/shownBreaks.ts';
import type { DeskStore } from '../deskStore.ts';

/**
 * The same break in the doctor's calendars of the other kind: one at the clinic has those online, and the other way round. The vendor couples
 * such ones and does not say so; times and words are all by which they are known (API.md §12).
 */
export function twinsOf(store: DeskStore, pause: ShownBreak): readonly ShownBreak[] {
  const own = store.catalogue.address(pause.addressId);
  if (own === null) return [];
  const others = store.catalogue
    .addresses()
    .filter(({ doctorId, onlineOnly }) => doctorId === own.doctorId && onlineOnly !== own.onlineOnly)
    .map(({ id }) => id);
  if (others.length === 0) return [];
  return breaksShown(store, others, { from: pause.since, to: pause.till }).filter((other) =>
    isSameBreak(other, pause),
  );
}
