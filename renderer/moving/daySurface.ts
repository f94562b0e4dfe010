import { useMemo } from 'react';
import { addDays } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import type { Surface } from './surface.ts';
import { stepDay, useShownDate } from '../state/day.ts';
import type { BoardStore } from '../state/boardStore.ts';

/** The day of all doctors as a drag goes over it: to every doctor of the facility, and on to the days beside it. */
export function useDaySurface(store: BoardStore): Surface {
  const formats = useFormats();
  const date = useShownDate();
  return useMemo(
    () => ({
      shown: () => {
        const { day } = store.getState();
        return day && { columns: day.columns, window: day };
      },
      scope: 'facility',
      turn: stepDay,
      nameOfTurn: (by) => formats.day(addDays(date, by)),
      onChange: (listener) =>
        store.subscribe((state, before) => {
          if (state.day !== before.day) listener();
        }),
    }),
    [store, formats, date],
  );
}
