import { useEffect, useState } from 'react';
import type { CalendarHoursRow } from '#shared/contract/hours.ts';
import { door } from '../state/door.ts';

/** Where the hours of each calendar are kept, by its id; kept up to date. Empty until it is read. */
export function useHoursList(): ReadonlyMap<string, CalendarHoursRow> {
  const [rows, setRows] = useState<ReadonlyMap<string, CalendarHoursRow>>(new Map());
  useEffect(() => {
    let question = 0;
    const ask = async (): Promise<void> => {
      const own = ++question;
      const answer = await door().ask('hours.list', null);
      // Marks beside names: where they cannot be read, each calendar says why when it is opened.
      if (own === question && answer.ok) setRows(new Map(answer.value.map((row) => [row.addressId, row])));
    };
    void ask();
    const stops = (['hours.changed', 'calendars.changed'] as const).map((event) =>
      door().on(event, () => void ask()),
    );
    return () => {
      question = -1;
      stops.forEach((stop) => stop());
    };
  }, []);
  return rows;
}
