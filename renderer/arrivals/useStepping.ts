import { type KeyboardEvent, useCallback, useMemo } from 'react';
import type { BoardCard } from '#shared/contract/views.ts';
import { isTyping } from '../app/useShortcuts.ts';
import { boardStore } from '../board/boardStore.ts';
import { useT } from '../i18n/useT.ts';
import { useShownDate, useToday } from '../state/day.ts';
import { type DayIs, type Ways, wayOfKey, waysOf } from './steps.ts';
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
  /** The same by key, for the visit that has the focus: its element carries its id as `data-item`. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Steps of the patients on the shown day, for the board and for the list of arrivals. */
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
  return useMemo(
    () => ({
      go,
      onKeyDown(event) {
        const way = wayOfKey(event);
        if (way === null || event.defaultPrevented || isTyping(event.target)) return;
        const card = cardOf(event.target);
        if (card === null) return;
        event.preventDefault();
        go(card, way);
      },
    }),
    [go],
  );
}

/** The visit that an element shows; `null`: none. */
export function cardOf(target: EventTarget | null): BoardCard | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
  const id = item?.dataset['item'];
  const columns = boardStore().getState().day?.columns ?? [];
  return columns.flatMap(({ cards }) => cards).find((card) => card.id === id) ?? null;
}
