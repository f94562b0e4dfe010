import { create } from 'zustand';
import type { LocalDate } from '#shared/time/zone.ts';

interface Chosen {
  /** `null`: the first calendar. */
  readonly addressId: string | null;
  /** The date that the overview shows; `null`: the first one. */
  readonly date: LocalDate | null;
}

/** Whose hours and services are looked at. Each part of the view Hours shows the same one. */
export const useChosenCalendar = create<Chosen>(() => ({ addressId: null, date: null }));

export function chooseCalendar(addressId: string): void {
  useChosenCalendar.setState({ addressId });
}

/** One date of a calendar, for the overview. */
export function chooseDate(addressId: string, date: LocalDate): void {
  useChosenCalendar.setState({ addressId, date });
}
