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

/** In plain small letters, so that `zolw` finds Żółw. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L').toLowerCase();

/** The first visit whose patient has a name for each typed word, beginning with it; `null`: nobody, or nothing typed. */
export function findByName(rows: readonly DayRow[], typed: string): DayRow | null {
  const words = plain(typed)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return (
    rows.find(({ card }) => {
      const names = plain(`${card.surname} ${card.name}`).split(/[\s-]+/);
      return words.every((word) => names.some((name) => name.startsWith(word)));
    }) ?? null
  );
}
