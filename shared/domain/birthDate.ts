import type { LocalDate } from '../time/zone.ts';
import type { Customs } from './customs.ts';
import { type Century, readWrittenDate } from './writtenDate.ts';

/** Nobody is older. Years. */
const mostAge = 130;

/**
 * A birth date as people type it there (`readWrittenDate`). Two digits of a year are the last such year that is not to come.
 * @returns `null` for what is no date, or none on which a patient can have been born
 */
export function readBirthDate(
  typed: string,
  { tag, today }: Pick<Customs, 'tag' | 'today'>,
): LocalDate | null {
  const read = readWrittenDate(typed, tag, pastCentury(today));
  return read !== null && read <= today && Number(read.slice(0, 4)) >= yearNow(today) - mostAge ? read : null;
}

const yearNow = (today: LocalDate): number => Number(today.slice(0, 4));

const pastCentury =
  (today: LocalDate): Century =>
  (digits) => {
    const thisCentury = yearNow(today) - (yearNow(today) % 100) + digits;
    return thisCentury <= yearNow(today) ? thisCentury : thisCentury - 100;
  };
