import type { DayPlace } from '../edit/planEdits.ts';

/** What is chosen in the editor: a day, and perhaps one of its periods by its place among them. */
export interface Chosen extends DayPlace {
  readonly period: number | null;
}

/** What an edit of the week comes to. */
export interface WeekActions {
  /** @param focus the fields beside the grid take it */
  readonly choose: (day: number, period: number | null, focus?: 'fields') => void;
  readonly add: (day: number, range: { readonly start: string; readonly end: string } | null) => void;
  readonly move: (
    from: { readonly day: number; readonly period: number },
    to: { readonly day: number; readonly start: string; readonly end: string },
  ) => void;
  readonly remove: (day: number, period: number) => void;
}
