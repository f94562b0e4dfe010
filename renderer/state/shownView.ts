import { create } from 'zustand';

/** What the middle of the window shows, in the order of the switch and of its keys. */
export const views = ['day', 'arrivals', 'endOfDay'] as const;
export type ViewName = (typeof views)[number];

export const useShownView = create<{ readonly view: ViewName }>(() => ({ view: 'day' }));

/** Shows the day's board, its list of arrivals, or its end. The day stays the same. */
export function showView(view: ViewName): void {
  useShownView.setState({ view });
}
