import { useMemo } from 'react';
import type { LocalDate } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';

/** The dates in words: made once, since each row of the map says them all. */
export function useDayNames(dates: readonly LocalDate[]): readonly string[] {
  const formats = useFormats();
  return useMemo(() => dates.map((date) => formats.day(date)), [dates, formats]);
}
