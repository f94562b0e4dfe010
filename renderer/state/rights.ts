import { keepersOf, mayKeepCalendars } from '#shared/domain/staffRights.ts';
import { useDesk } from './desk.ts';

/** Whether whoever is at the desk may keep the calendars, and the names of those who may; none: everybody may. */
export function useMayKeep(): { readonly may: boolean; readonly keepers: string } {
  const { members, atDesk } = useDesk((desk) => desk.staff);
  return {
    may: mayKeepCalendars(members, atDesk),
    keepers: keepersOf(members)
      .map(({ name }) => name)
      .join(', '),
  };
}
