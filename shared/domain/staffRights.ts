import type { StaffRight } from './staffMember.ts';

interface WithRight {
  readonly id: string;
  readonly right: StaffRight;
}

/** Those of the people at work here who keep the calendars. */
export const keepersOf = <M extends { readonly right: StaffRight }>(members: readonly M[]): M[] =>
  members.filter(({ right }) => right === 'keepsCalendars');

/**
 * Whether whoever is at the desk may do what only those may who keep the calendars. Where there are none, everybody may.
 * @param atDesk `null`: nobody has said
 */
export function mayKeepCalendars(members: readonly WithRight[], atDesk: string | null): boolean {
  const keepers = keepersOf(members);
  return keepers.length === 0 || keepers.some(({ id }) => id === atDesk);
}

/** What only those may change who keep the calendars: said in a refusal. */
export type KeptArea = 'hours' | 'services' | 'mapping' | 'credentials' | 'staff';
