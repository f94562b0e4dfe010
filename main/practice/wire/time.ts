import type { World } from '../world.ts';
import { spelledInstant } from './instant.ts';

/** An instant as the API writes it: in the clinic's zone, with the offset of that date (API.md §1). */
export function written(world: World, at: number): string {
  return spelledInstant(at, world.timeZone);
}

/** As in the vendor's error texts: `15.05.2021, 11:45`, clinic time. */
export function writtenForPeople(world: World, at: number): string {
  const [date = '', time = ''] = spelledInstant(at, world.timeZone).split('T');
  const [year, month, day] = date.split('-');
  return `${day ?? ''}.${month ?? ''}.${year ?? ''}, ${time.slice(0, 5)}`;
}
