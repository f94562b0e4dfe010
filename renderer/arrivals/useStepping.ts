import { useCallback } from 'react';
import type { BoardCard } from '#shared/contract/views.ts';
import { boardStore } from '../board/boardStore.ts';
import { useT } from '../i18n/useT.ts';
import { useShownDate, useToday } from '../state/day.ts';
import { type DayIs, type Ways, waysOf } from './steps.ts';
import { takeStep } from './takeSteps.ts';

/** How the day that is shown lies to today. */
export function useDayIs(): DayIs {
  const [shown, today] = [useShownDate(), useToday()];
  if (shown === today) return 'today';
  return shown < today ? 'over' : 'coming';
}

export interface Stepping {
  /** Goes a way with a visit of the shown day; nothing happens where it is closed. */
  readonly go: (card: BoardCard, way: keyof Ways) => void;
}

/** Steps of the patients on the shown day by hand, on the board and in the list of arrivals; keys are bound in `visit/useCardKeys.ts`. */
export function useStepping(): Stepping {
  const t = useT();
  const day = useDayIs();
  const go = useCallback(
    (card: BoardCard, way: keyof Ways): void => {
      const to = waysOf(card, Date.now(), day)[way];
      if (to !== null) void takeStep({ id: card.id, patient: card }, to, t);
    },
    [t, day],
  );
  return { go };
}

/** The visit that an element shows; `null`: none. */
export function cardOf(target: EventTarget | null): BoardCard | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
  const id = item?.dataset['item'];
  const columns = boardStore().getState().day?.columns ?? [];
  return columns.flatMap(({ cards }) => cards).find((card) => card.id === id) ?? null;
}
