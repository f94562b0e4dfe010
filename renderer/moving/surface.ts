import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { LocalDate, Window } from '#shared/time/zone.ts';
import type { ShownColumn } from '../state/boardDelta.ts';
import type { Formats } from '#shared/messages/formats.ts';

/** What a drag needs to know of the board that it goes over: the day of all doctors, or the week of one. */
export interface Surface {
  /** What can be seen; `null` while it is being read. */
  readonly shown: () => { readonly columns: readonly ShownColumn[]; readonly window: Window } | null;
  /** Whose free times are targets: those of all doctors of the facility, or of this one. */
  readonly scope: 'address' | 'facility';
  /** Shows what is before or after it. */
  readonly turn: (by: -1 | 1) => void;
  /** The day that turning would lead to, in words. */
  readonly nameOfTurn: (by: -1 | 1) => string;
  /** Calls whenever what is shown changes. @returns stops it */
  readonly onChange: (listener: () => void) => () => void;
}

/** What a drag speaks with. */
export interface MovingWords {
  readonly t: Translator;
  readonly formats: Formats;
  readonly today: LocalDate;
}

/** What is on the screen for a drag: the board that it goes over, and its words. */
export interface Moving {
  readonly surface: Surface;
  readonly words: MovingWords;
}

/** Where something outside the board leads to: `-1` or `1` for what is beside what is shown, `today`, or a date. */
export type LeadsTo = string;

/** Something that shows another day when a hand with a card stays over it. */
export const leadsTo = (where: LeadsTo): { readonly 'data-leads-to': LeadsTo } => ({
  'data-leads-to': where,
});
