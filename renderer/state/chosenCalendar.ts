import { create } from 'zustand';

/** Whose hours and services are looked at; `null`: the first calendar. Each part of the view Hours shows the same one. */
export const useChosenCalendar = create<{ readonly addressId: string | null }>(() => ({ addressId: null }));

export function chooseCalendar(addressId: string): void {
  useChosenCalendar.setState({ addressId });
}
