import type { EpochMs } from '#shared/time/zone.ts';
import { seenCards } from './seenCards.ts';
import { useShownDate, useToday } from './day.ts';
import { zoneOf } from './clinic.ts';
import { useDesk } from './desk.ts';
import { thisMinute } from './now.ts';
import { shownColumns } from './shownColumns.ts';
import { type DayIs, dayIsOf, pressedStep, type Standing, type Step, type Ways, waysOf } from './steps.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/** How the day that is shown lies to today. */
export function useDayIs(): DayIs {
  const [shown, today] = [useShownDate(), useToday()];
  if (shown === today) return 'today';
  return shown < today ? 'over' : 'coming';
}

/** The ways of a card from where it stands now; in a week each has a day of its own. */
export function waysOfCard(card: Standing, now: EpochMs): Ways {
  const zone = zoneOf(useDesk.getState().connection);
  return waysOf(card, now, dayIsOf(card.start, zone, now));
}

/** The step that a press on a card means; `null`: there is none. */
export function stepOfCard(card: BoardCard, way: keyof Ways): Step | null {
  const minute = thisMinute();
  const sight = { seen: seenCards.asSeen(card.id, card), now: card };
  return pressedStep(way, sight, (visit) => waysOfCard(visit, minute), minute);
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
