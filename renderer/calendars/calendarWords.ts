import type { CalendarEntry } from '#shared/contract/calendars.ts';
import { shownName } from '#shared/domain/ownName.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';

/** Where a calendar is, for eyes: the facility where there are several in one row, the address, or that it is online. */
export function placeOf(calendar: CalendarEntry, withFacility: boolean, t: Translator): string {
  const { facilityName, place, onlineOnly } = calendar;
  const parts = [withFacility ? facilityName : null, place, onlineOnly ? t('board.online') : null];
  const said = [...new Set(parts.filter((part) => part !== null && part !== ''))];
  return said.length === 0 ? facilityName : said.join(' · ');
}

/** Whose calendar a control is about, for ears: the name on the board, with the place where two bear one name. */
export function whoOf(
  calendar: CalendarEntry,
  calendars: readonly CalendarEntry[],
  withFacility: boolean,
  t: Translator,
): string {
  const name = shownName(calendar);
  const isOne = calendars.filter((other) => shownName(other) === name).length === 1;
  return isOne ? name : `${name} (${placeOf(calendar, withFacility, t)})`;
}
