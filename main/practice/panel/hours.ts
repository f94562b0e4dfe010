import { intBetween, pick } from '#shared/random.ts';
import { doctorSetsPeriods } from '../actions/calendars.ts';
import { cellLength } from '../rules/slots.ts';
import type { WorkPeriod } from '../world.ts';
import type { EditPlace } from './scene.ts';

/** The doctor goes home earlier, or comes later, that day. */
export function shortensHours(place: EditPlace): boolean {
  const { random } = place;
  const coming = comingPeriods(place);
  if (coming.length === 0) return false;
  const period = pick(random, coming);
  const cell = cellLength(period);
  const most = cell === 0 ? 0 : Math.floor((period.end - period.start) / cell / 2);
  if (most === 0) return false;
  const less = intBetween(random, 1, most) * cell;
  const shorter =
    random() < 0.5 ? { ...period, end: period.end - less } : { ...period, start: period.start + less };
  return sets(place, period, [shorter]);
}

/** The doctor stays longer that day, as long as it is that day. */
export function extendsHours(place: EditPlace): boolean {
  const last = comingPeriods(place).at(-1);
  if (last === undefined) return false;
  const end = last.end + intBetween(place.random, 1, 3) * cellLength(last);
  if (end === last.end || end > place.day.to) return false;
  return sets(place, last, [{ ...last, end }]);
}

/** The doctor does not work that day; visits that are booked stay. */
export function closesDay(place: EditPlace): boolean {
  const { world, address, day } = place;
  if (comingPeriods(place).length === 0) return false;
  doctorSetsPeriods(world, { addressId: address.id, ...day, periods: [] });
  return true;
}

/** Those of the day that have not begun, by their start. */
function comingPeriods({ world, address, day, now }: EditPlace): WorkPeriod[] {
  return (world.workPeriods.get(address.id) ?? []).filter(
    ({ start, end }) => start >= Math.max(day.from, now) && end <= day.to,
  );
}

function sets({ world, address }: EditPlace, period: WorkPeriod, periods: WorkPeriod[]): boolean {
  const [from, to] = [period.start, period.end];
  doctorSetsPeriods(world, { addressId: address.id, from, to, periods });
  return true;
}
