import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { Formats } from '#shared/messages/formats.ts';
import { clockDifference } from '#shared/time/clockDifference.ts';
import type { EpochMs, TimeZone } from '#shared/time/zone.ts';
import { formatsIn } from '../i18n/useFormats.ts';
import { facilityZoneOf } from '../state/clinic.ts';
import { createWords, type Words } from './words.ts';
import type { Connection } from '#shared/contract/connection.ts';

/** What a column says: the same words by the clock of its own facility. */
export interface ColumnWords {
  readonly words: Words;
  /** How far that clock is from the scale's, such as `−1`; `null`: it is the same, and the scale says the times. */
  readonly clock: string | null;
}

/**
 * The words of each column of a day or week. All columns lie on one scale by the instant. A facility may have another clock
 * than the scale: its cards and free times say their own times, and its head by how much they differ.
 * @param at an instant of the day: how far two clocks are apart changes with the seasons
 */
export function columnWords(
  {
    t,
    formats,
    connection,
  }: { readonly t: Translator; readonly formats: Formats; readonly connection: Connection },
  at: EpochMs,
): (facilityId: string) => ColumnWords {
  const made = new Map<TimeZone, ColumnWords>();
  return (facilityId) => {
    const timeZone = facilityZoneOf(connection, facilityId);
    const known = made.get(timeZone);
    if (known !== undefined) return known;
    const minutes = clockDifference(at, timeZone, formats.timeZone);
    const words = {
      words: createWords(t, formatsIn(formats, timeZone)),
      clock: minutes === 0 ? null : signed(minutes),
    };
    made.set(timeZone, words);
    return words;
  };
}

/** `−1`, `+5:30` */
function signed(minutes: number): string {
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}
