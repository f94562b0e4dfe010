import type { Address, World } from '../world.ts';
import { cancelBooking, type Deed } from './booking.ts';
import { bookingsAt } from './lookup.ts';

/**
 * Switches a calendar off: nothing can be booked in it. What becomes of slots and visits to come is not documented: by the quirk
 * they stay and come back, the slots are deleted, or the visits are cancelled, too (API.md §13).
 */
export function disableCalendar(
  world: World,
  address: Address,
  does: 'hides' | 'clears' | 'cancels',
  deed: Deed,
): void {
  address.calendar = 'disabled';
  if (does === 'hides') return;
  const periods = world.workPeriods.get(address.id) ?? [];
  world.workPeriods.set(
    address.id,
    periods.filter(({ end }) => end <= deed.now),
  );
  if (does === 'clears') return;
  for (const booking of bookingsAt(world, address.id))
    if (booking.status === 'booked' && booking.start > deed.now) cancelBooking(world, booking, null, deed);
}
