import { isLookedFor, patientQuery } from '#shared/domain/patientQuery.ts';
import { isUnsettled } from '#shared/domain/shownState.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { DayRow } from './rows.ts';

/** A day's visits as its end sees them. */
export interface Settling {
  /** Over and without an answer, by doctor and time. */
  readonly open: readonly DayRow[];
  /** The vendor did not accept the answer: a person looks at each by itself. */
  readonly refused: readonly DayRow[];
  /** How many are over. */
  readonly over: number;
  readonly present: number;
  readonly absent: number;
  /** Answered, and the vendor has not been told yet. */
  readonly waiting: number;
  /** How many are not over yet. */
  readonly later: number;
}

export function settlingOf(rows: readonly DayRow[], now: EpochMs): Settling {
  const over = rows.filter(({ card }) => card.end <= now);
  const unsettled = over.filter(({ card }) => isUnsettled(card, now));
  const settled = over.filter(({ card }) => !isUnsettled(card, now));
  return {
    open: unsettled
      .filter(({ card }) => !card.needsPerson)
      .sort((a, b) => a.doctor.localeCompare(b.doctor) || a.card.start - b.card.start),
    refused: unsettled.filter(({ card }) => card.needsPerson),
    over: over.length,
    present: settled.filter(({ card }) => card.presence === 'present').length,
    absent: settled.filter(({ card }) => card.presence === 'absent').length,
    waiting: settled.filter(({ card }) => card.notSent).length,
    later: rows.length - over.length,
  };
}

/**
 * The visits whose patient is named so, by the rule of the search (`searchText.ts`): those first whose surname it is.
 * @returns in the order of the rows within each; all of them where nothing is typed
 */
export function findByName(rows: readonly DayRow[], typed: string): readonly DayRow[] {
  if (typed.trim() === '') return rows;
  const query = patientQuery(typed);
  if (query === null || query.words.length === 0) return [];
  const isNamed = ({ card: { surname, name } }: DayRow): boolean =>
    isLookedFor(query, { surname, name, phone: null });
  const bySurname = ({ card: { surname } }: DayRow): boolean =>
    isLookedFor(query, { surname, name: '', phone: null });
  const found = rows.filter(isNamed);
  return [...found.filter(bySurname), ...found.filter((row) => !bySurname(row))];
}
