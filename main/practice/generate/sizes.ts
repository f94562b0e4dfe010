import type { Speciality } from './locales/pack.ts';

export const practiceSizes = ['small', 'clinic', 'hospital', 'empty'] as const;
export type PracticeSize = (typeof practiceSizes)[number];

/** How large a practice clinic is, and how far its calendar reaches. */
export interface Plan {
  /** Doctors of each facility; the first facility is the main house. */
  readonly doctors: readonly number[];
  /** Doctors of these specialities also see patients by video, at a second address. */
  readonly online: readonly Speciality[];
  /** Doctors of these specialities want more of a patient than name and phone (`booking_extra_fields`, API.md §5.1). */
  readonly demanding: readonly Speciality[];
  /** Days of schedule before today, and from today on (12 weeks: the vendor takes no more, API.md §6). */
  readonly daysBack: number;
  readonly daysAhead: number;
  /** Exactly so many bookings; `null`: as many as the days' usual occupancy gives. */
  readonly bookings: number | null;
  /** False: doctors and addresses, and nothing that can be booked, as on the first day of a clinic at the marketplace. */
  readonly isSetUp: boolean;
}

export const plans: Readonly<Record<PracticeSize, Plan>> = {
  small: {
    doctors: [2],
    online: ['gp'],
    demanding: [],
    daysBack: 28,
    daysAhead: 84,
    bookings: null,
    isSetUp: true,
  },
  clinic: {
    doctors: [6, 2],
    online: ['psychologist', 'dermatologist'],
    demanding: ['cardiologist', 'gynaecologist', 'paediatrician'],
    daysBack: 56,
    daysAhead: 84,
    bookings: null,
    isSetUp: true,
  },
  hospital: {
    doctors: [30, 13, 7],
    online: ['gp', 'psychologist', 'dermatologist'],
    demanding: ['cardiologist', 'gynaecologist', 'paediatrician'],
    daysBack: 281,
    daysAhead: 84,
    bookings: 100_000,
    isSetUp: true,
  },
  empty: {
    doctors: [6, 2],
    online: ['psychologist', 'dermatologist'],
    demanding: ['cardiologist', 'gynaecologist', 'paediatrician'],
    daysBack: 0,
    daysAhead: 0,
    bookings: null,
    isSetUp: false,
  },
};

/** The share of a day's working time that is taken on the day itself. */
export const todayFill = 0.8;

/** The usual share of a day's working time that is taken, seen from today: it fades into the future. @param offset days from today */
export function usualFill(offset: number): number {
  if (offset <= 0) return 0.82;
  return 0.06 + 0.7 * Math.exp(-offset / 18);
}
