import { useMemo } from 'react';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import type { Surface } from '../moving/surface.ts';
import { stepShown } from '../state/shownView.ts';
import type { WeekStore } from '../state/weekStore.ts';

/** The week of one doctor as a drag goes over it: from day to day, and on to the weeks beside it. */
export function useWeekSurface(store: WeekStore, from: LocalDate): Surface {
  const formats = useFormats();
  return useMemo(
    () => ({
      shown: () => {
        const days = store.getState().week?.days ?? [];
        const [first, last] = [days[0], days.at(-1)];
        if (first === undefined || last === undefined) return null;
        return {
          columns: days.flatMap(({ columns }) => columns),
          window: { from: first.from, to: last.to },
        };
      },
      scope: 'address',
      turn: stepShown,
      nameOfTurn: (by) => formats.days(addDays(from, by * 7), addDays(from, by * 7 + 6)),
      onChange: (listener) =>
        store.subscribe((state, before) => {
          if (state.week !== before.week) listener();
        }),
    }),
    [store, formats, from],
  );
}
