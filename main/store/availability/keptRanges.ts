import type { Published } from '#shared/domain/availability/publishedDay.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { Database } from '../database.ts';
import { createKeyCache } from '../keyCache.ts';
import type { Kept } from './kept.ts';

/** Twelve weeks of a calendar are a quarter of a megabyte. */
const calendarsKept = 24;
/** Of one calendar: those from today on, and those that an exception asks for. */
const rangesOfEach = 2;

interface KeptRange {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly days: Kept<Published>;
}

/**
 * Published days in memory, by calendar and range of dates. What lies within a range that is known is answered of that.
 * @returns answers from memory, or by `read`
 */
export function keptRanges(db: Database) {
  const known = createKeyCache<KeptRange[]>(db, {
    name: 'published',
    tables: ['published_days'],
    column: 'address_id',
    most: calendarsKept,
  });
  return (
    addressId: AddressId,
    first: LocalDate,
    last: LocalDate,
    read: () => Kept<Published>,
  ): Kept<Published> => {
    const ranges = known.of(addressId, () => []);
    const around = ranges.find((range) => range.first <= first && last <= range.last);
    if (around !== undefined) return within(around, first, last);
    const days = read();
    // One date costs no more to read than to look for.
    if (first === last) return days;
    if (ranges.length >= rangesOfEach) ranges.length = 0;
    ranges.push({ first, last, days });
    return days;
  };
}

function within(range: KeptRange, first: LocalDate, last: LocalDate): Kept<Published> {
  if (range.first === first && range.last === last) return range.days;
  const isIn = (date: LocalDate): boolean => first <= date && date <= last;
  const { items, damaged } = range.days;
  return { items: items.filter(({ date }) => isIn(date)), damaged: damaged.filter(isIn) };
}
