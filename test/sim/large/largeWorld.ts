import type { World } from '../../../main/practice/world.ts';
import { addBooking, addCalendar, beginnings, smallWorld } from '../smallWorld.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A clinic of so many calendars: wide rather than full, since each call counts alike, whatever it brings. */
export function largeWorld(calendars: number): World {
  const world = smallWorld(false, 'morning', 'warsaw');
  const beginning = beginnings.morning;
  for (let place = world.addresses.size; place < calendars; place += 1) {
    const id = String(1_000 + place);
    addCalendar(world, id, place, beginning);
    for (const [n, offset] of [hour, 3 * hour, day + hour, 4 * day, 20 * day].entries())
      addBooking(world, id, beginning + offset, beginning, `${id}n${n}`);
  }
  return world;
}
