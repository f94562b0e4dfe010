import { useCallback } from 'react';
import type { BoardCard } from '#shared/contract/views.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { useT } from '../i18n/useT.ts';
import { useShownDate, useToday } from '../state/day.ts';
import { zoneOf } from '../state/clinic.ts';
import { useDesk } from '../state/desk.ts';
import { shownColumns } from '../week/shownColumns.ts';
import { type DayIs, dayIsOf, type Ways, waysOf } from './steps.ts';
import { takeStep } from './takeSteps.ts';

/** How the day that is shown lies to today. */
export function useDayIs(): DayIs {
  const [shown, today] = [useShownDate(), useToday()];
  if (shown === today) return 'today';
  return shown < today ? 'over' : 'coming';
}

export interface Stepping {
  /** Goes a way with a visit; nothing happens where it is closed. */
  readonly go: (card: BoardCard, way: keyof Ways) => void;
}

/** The ways of a card from where it stands now; in a week each has a day of its own. */
export function waysOfCard(card: BoardCard, now: EpochMs): Ways {
  const zone = zoneOf(useDesk.getState().connection);
  return waysOf(card, now, dayIsOf(card.start, zone, now));
}

/** Steps of the patients by hand, on the board, in the week and in the list of arrivals; keys are bound in `visit/useCardKeys.ts`. */
export function useStepping(): Stepping {
  const t = useT();
  const go = useCallback(
    (card: BoardCard, way: keyof Ways): void => {
      const to = waysOfCard(card, Date.now())[way];
      if (to !== null) void takeStep({ id: card.id, patient: card }, to, t);
    },
    [t],
  );
  return { go };
}

/** The visit that an element shows; `null`: none. */
export function cardOf(target: EventTarget | null): BoardCard | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
  const id = item?.dataset['item'];
  return (
    shownColumns()
      .flatMap(({ cards }) => cards)
      .find((card) => card.id === id) ?? null
  );
}
