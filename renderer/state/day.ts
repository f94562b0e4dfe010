import { create } from 'zustand';
import { addDays, type LocalDate, localDateOf, type TimeZone } from '#shared/time/zone.ts';
import { zoneOf } from './clinic.ts';
import { useDesk } from './desk.ts';
import { thisMinute, useMinute } from './now.ts';

interface DayState {
  /** The day a person chose; `null` follows today, also over midnight. */
  readonly chosen: LocalDate | null;
}

const useDay = create<DayState>(() => ({ chosen: null }));

/** The day a person chose, or `null` for today. */
export function useChosenDate(): LocalDate | null {
  return useDay((day) => day.chosen);
}

/** The same, outside of components. */
export const chosenDate = (): LocalDate | null => useDay.getState().chosen;

/** Tells each other day that a person chooses, before it is drawn. @returns stops telling */
export function onChosen(listener: (chosen: LocalDate | null) => void): () => void {
  return useDay.subscribe(({ chosen }, before) => {
    if (chosen !== before.chosen) listener(chosen);
  });
}

/** The clinic's day that is shown. */
export function useShownDate(): LocalDate {
  const today = useToday();
  return useChosenDate() ?? today;
}

/** The clinic's day today. */
export function useToday(): LocalDate {
  const zone = useDesk((desk) => zoneOf(desk.connection));
  return localDateOf(useMinute(), zone);
}

/** The day that is shown now, outside of components. */
export const shownDate = (): LocalDate => useDay.getState().chosen ?? today();

/** Shows a day; today's date is kept as "today", so that the board turns over at midnight. */
export function showDay(date: LocalDate): void {
  useDay.setState({ chosen: date === today() ? null : date });
}

/** Shows today. */
export function showToday(): void {
  useDay.setState({ chosen: null });
}

/** Shows the day `days` after the shown one, or before if negative. */
export function stepDay(days: number): void {
  showDay(addDays(useDay.getState().chosen ?? today(), days));
}

function today(): LocalDate {
  return localDateOf(thisMinute(), clinicZone());
}

function clinicZone(): TimeZone {
  return zoneOf(useDesk.getState().connection);
}
