import { create } from 'zustand';

/** The parts of the view Hours, in their order. */
export const hoursSegments = ['hours', 'services', 'overview'] as const;
export type HoursSegment = (typeof hoursSegments)[number];

/** Which of them is shown; it stays while other views are looked at. */
export const useHoursSegment = create<{ readonly segment: HoursSegment }>(() => ({ segment: 'hours' }));

export function showSegment(segment: HoursSegment): void {
  useHoursSegment.setState({ segment });
}
