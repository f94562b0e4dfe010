/** How the dates that the vendor takes stand, calendar by calendar. */

/** So many dates the vendor takes from today on (API.md §6). */
export const coverageDates = 84;

/** So many calendars are told at once: all of a hospital's in one answer would hold whoever writes it, and whoever reads it. */
export const coverageAtOnce = 20;

/** How a date of a calendar stands at the vendor. What needs a person is named first. */
export const coverageStates = [
  'differs',
  'refused',
  /** What is kept of it cannot be read. */
  'damaged',
  /** It has not left. */
  'waiting',
  /** It waits for a service that is on its way, or whose duration nobody knows. */
  'waitsForService',
  'onItsWay',
  'stands',
  /** The plan has no hours, and there are none. */
  'none',
  /** Hours are kept at the marketplace. */
  'elsewhere',
  /** Nothing was published here, and the vendor has not been asked yet. */
  'notRead',
] as const;
export type CoverageState = (typeof coverageStates)[number];
