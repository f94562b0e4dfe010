import { create } from 'zustand';

/** Whose week is shown; `null`: nobody was chosen yet, so the first calendar's. */
export const useWeekDoctor = create<{ readonly addressId: string | null }>(() => ({ addressId: null }));

export function chooseWeekDoctor(addressId: string): void {
  useWeekDoctor.setState({ addressId });
}
