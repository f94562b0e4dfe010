import type { WaitingPatient } from '#shared/contract/arrivals.ts';
import { shownState } from '#shared/domain/shownState.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { BoardDay } from '#shared/contract/board.ts';

/** Only what the list reads, so that the board's own richer day fits too. */
type Day = {
  readonly columns: readonly Pick<
    BoardDay['columns'][number],
    'addressId' | 'doctorName' | 'doctorSurname' | 'cards'
  >[];
};

/** Who has arrived and waits, the earliest visit first. */
export function waitingNow(day: Day | null, now: EpochMs): WaitingPatient[] {
  if (day === null) return [];
  return day.columns
    .flatMap((column) =>
      column.cards
        .filter((card) => shownState(card, now) === 'arrived')
        .map(({ id, surname, name, start, arrival }) => ({
          id,
          addressId: column.addressId,
          surname,
          name,
          doctor: `${column.doctorName} ${column.doctorSurname}`.trim(),
          start,
          arrivedAt: arrival?.arrivedAt ?? null,
        })),
    )
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}
