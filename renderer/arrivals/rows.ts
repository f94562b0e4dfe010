import { shownState, type ShownState } from '#shared/domain/shownState.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { BoardCard, BoardDay } from '#shared/contract/board.ts';

/** A visit of the day with its doctor. */
export interface DayRow {
  readonly card: BoardCard;
  readonly addressId: string;
  readonly doctor: string;
}

/** Only what the lists read, so that the board's own richer day fits too. */
export type ListedDay = {
  readonly columns: readonly Pick<
    BoardDay['columns'][number],
    'addressId' | 'doctorName' | 'doctorSurname' | 'cards'
  >[];
};

/** All visits of the day that are not cancelled, by time; the same order whatever changes elsewhere. */
export function rowsOf(day: ListedDay): DayRow[] {
  return day.columns
    .flatMap(({ addressId, doctorName, doctorSurname, cards }) =>
      cards
        .filter(({ status }) => status !== 'canceled')
        .map((card) => ({ card, addressId, doctor: `${doctorName} ${doctorSurname}`.trim() })),
    )
    .sort((a, b) => a.card.start - b.card.start || (a.card.id < b.card.id ? -1 : 1));
}

/** The states as the list sorts them: confirmed or not, a patient who has not come is to come. */
export const groups = ['toCome', 'arrived', 'withDoctor', 'done', 'noShow'] as const;
export type Group = (typeof groups)[number];

export function groupOf(state: ShownState): Group | null {
  if (state === 'cancelled') return null;
  return state === 'expected' || state === 'confirmed' ? 'toCome' : state;
}

/** How many of each state there are. */
export function countsOf(rows: readonly DayRow[], now: EpochMs): Readonly<Record<Group, number>> {
  const counts = { toCome: 0, arrived: 0, withDoctor: 0, done: 0, noShow: 0 };
  for (const { card } of rows) {
    const group = groupOf(shownState(card, now));
    if (group !== null) counts[group] += 1;
  }
  return counts;
}
