import type { BoardCard, BoardDay } from '#shared/contract/views.ts';
import { shownState } from '#shared/domain/shownState.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/** A visit as the side column lists it. */
export interface Listed {
  readonly card: BoardCard;
  readonly doctor: string;
}

/** Only what the list reads, so that the board's own richer day fits too. */
type Day = {
  readonly columns: readonly Pick<BoardDay['columns'][number], 'doctorName' | 'doctorSurname' | 'cards'>[];
};

/** Who has arrived and whose visit is not over yet, the earliest visit first. */
export function waitingNow(day: Day | null, now: EpochMs): Listed[] {
  return listed(day, (card) => shownState(card, now) === 'arrived');
}

/** Whole minutes since the visit should have begun; 0 for who came early. */
export function minutesWaiting(card: BoardCard, now: EpochMs): number {
  return Math.max(0, Math.floor((now - card.start) / 60_000));
}

function listed(day: Day | null, belongs: (card: BoardCard) => boolean): Listed[] {
  if (day === null) return [];
  return day.columns
    .flatMap((column) =>
      column.cards
        .filter(belongs)
        .map((card) => ({ card, doctor: `${column.doctorName} ${column.doctorSurname}`.trim() })),
    )
    .sort((a, b) => a.card.start - b.card.start || (a.card.id < b.card.id ? -1 : 1));
}
