import { create } from 'zustand';
import type { LocalDate } from '#shared/time/zone.ts';

/** The calendar and the day whose head was pressed. */
export interface PressedHead {
  readonly head: HTMLElement;
  readonly addressId: string;
  readonly date: LocalDate;
}

/** Which head's menu is open; `null`: none. One menu serves all heads: a clinic may have two hundred. */
export const useHeadMenu = create<{ readonly pressed: PressedHead | null }>(() => ({ pressed: null }));

/** Opens the menu of the head that was pressed. */
export function openHeadMenu({ currentTarget: head }: { readonly currentTarget: HTMLElement }): void {
  const { head: addressId, date } = head.dataset;
  if (addressId !== undefined && date !== undefined)
    useHeadMenu.setState({ pressed: { head, addressId, date } });
}

export const closeHeadMenu = (): void => useHeadMenu.setState({ pressed: null });
