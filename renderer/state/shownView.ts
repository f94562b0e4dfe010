import { create } from 'zustand';
import { stepDay } from './day.ts';

/** What the middle of the window shows, in the order of the switch. */
export const views = ['day', 'week', 'arrivals', 'endOfDay', 'hours'] as const;
export type ViewName = (typeof views)[number];

export const useShownView = create<{ readonly view: ViewName }>(() => ({ view: 'day' }));

/** Shows the day's board, the week around it, its list of arrivals, its end, or when the clinic takes bookings. The day stays the same. */
export function showView(view: ViewName): void {
  useShownView.setState({ view });
}

const daysOfWeek = 7;

/** Shows what comes before or after: the day, or the week where that is shown. */
export function stepShown(by: -1 | 1): void {
  stepDay(useShownView.getState().view === 'week' ? by * daysOfWeek : by);
}
