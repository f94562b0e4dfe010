import { chance, intBetween, pick } from '#shared/random.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { addDays, dayWindow, localDateOf, type LocalDate } from '#shared/time/zone.ts';
import { doctorAddsBreak, doctorMovesBreak, doctorRemovesBreak } from '../actions/calendars.ts';
import type { Random } from '../ports.ts';
import type { Address, Break, World } from '../world.ts';
import { packOf } from '../patients/comer.ts';
import type { EditPlace, EditScene } from './scene.ts';
import { closesDay, extendsHours, shortensHours } from './hours.ts';
import { addsService, changesService, deletesService, replacesService } from './services.ts';

/** What a doctor changes in the panel without telling the clinic's own program, and how often beside the others. */
export const editKinds = [
  { kind: 'hoursShortened', weight: 4 },
  { kind: 'hoursExtended', weight: 4 },
  { kind: 'dayClosed', weight: 2 },
  { kind: 'breakAdded', weight: 3 },
  { kind: 'breakMoved', weight: 2 },
  { kind: 'breakRemoved', weight: 2 },
  { kind: 'serviceChanged', weight: 3 },
  { kind: 'serviceAdded', weight: 1 },
  { kind: 'serviceDeleted', weight: 1 },
  { kind: 'serviceReplaced', weight: 1 },
] as const;
export type EditKind = (typeof editKinds)[number]['kind'];

/** Where somebody wants an edit to be made; what is absent is drawn. */
export interface WantedPlace {
  readonly addressId?: string;
  /** By the clinic's calendar. */
  readonly date?: LocalDate;
}

/** Tries one edit, on a calendar and a day of its choosing. @returns false where there was nothing to edit, or it was refused */
export function makeEdit(kind: EditKind, scene: EditScene, wanted: WantedPlace = {}): boolean {
  const { world, random, now } = scene;
  const open = [...world.addresses.values()].filter(
    ({ id, calendar, foreign }) =>
      calendar === 'enabled' && foreign !== true && (wanted.addressId ?? id) === id,
  );
  if (open.length === 0) return false;
  const date = wanted.date ?? addDays(localDateOf(now, world.timeZone), intBetween(random, 0, 14));
  const place: EditPlace = { ...scene, address: pick(random, open), day: dayWindow(date, world.timeZone) };
  switch (kind) {
    case 'hoursShortened':
      return shortensHours(place);
    case 'hoursExtended':
      return extendsHours(place);
    case 'dayClosed':
      return closesDay(place);
    case 'breakAdded':
      return addsBreak(place);
    case 'breakMoved':
      return movesBreak(place);
    case 'breakRemoved':
      return removesBreak(place);
    case 'serviceChanged':
      return changesService(place);
    case 'serviceAdded':
      return addsService(place);
    case 'serviceDeleted':
      return deletesService(place);
    case 'serviceReplaced':
      return replacesService(place);
  }
}

const halfHour = 30 * minuteMs;

/** Half an hour to two hours of a working day; visits in it stay. */
function addsBreak({ world, random, now, address, day }: EditPlace): boolean {
  const periods = (world.workPeriods.get(address.id) ?? []).filter(
    ({ start, end }) => start >= Math.max(day.from, now) && end <= day.to,
  );
  if (periods.length === 0) return false;
  const { start, end } = pick(random, periods);
  const since = start + intBetween(random, 0, Math.floor((end - start) / halfHour) - 1) * halfHour;
  const till = Math.min(end, since + intBetween(random, 1, 4) * halfHour);
  const description = chance(random, 0.7) ? pick(random, packOf(world).meetings) : null;
  return doctorAddsBreak(world, { now, addressId: address.id, since, till, description }).ok;
}

function movesBreak({ world, random, now, address }: EditPlace): boolean {
  const pause = comingBreak(world, address, now, random);
  if (pause === null) return false;
  const by = pick(random, [-2, -1, 1, 2]) * halfHour;
  const [since, till] = [pause.since + by, pause.till + by];
  const own = dayWindow(localDateOf(pause.since, world.timeZone), world.timeZone);
  if (since < Math.max(own.from, now) || till > own.to) return false;
  return doctorMovesBreak(world, { now, breakId: pause.id, since, till }).ok;
}

function removesBreak({ world, random, now, address }: EditPlace): boolean {
  const pause = comingBreak(world, address, now, random);
  return pause !== null && doctorRemovesBreak(world, { now, breakId: pause.id }).ok;
}

function comingBreak(world: World, address: Address, now: number, random: Random): Break | null {
  const coming = [...world.breaks.values()].filter(
    ({ addressId, since }) => addressId === address.id && since > now,
  );
  return coming.length === 0 ? null : pick(random, coming);
}
