import type { EpochMs } from '#shared/time/zone.ts';

/** Only what the choice reads of the board's day. */
interface Day {
  readonly columns: readonly {
    readonly addressId: string;
    readonly slots: readonly { readonly start: EpochMs }[];
  }[];
}

export interface FreeStart {
  readonly addressId: string;
  readonly start: EpochMs;
}

/**
 * Where a new visit begins if nothing else is said: the next free start of the calendar that is looked at, or else of any.
 * @param addressId the calendar that is looked at; `null`: none
 * @returns `null`: the day has none any more
 */
export function nextFreeStart(day: Day, now: EpochMs, addressId: string | null): FreeStart | null {
  const free = day.columns.flatMap((column) =>
    column.slots.filter(({ start }) => start >= now).map(({ start }) => ({ ...column, start })),
  );
  const here = free.filter((slot) => slot.addressId === addressId);
  const [first, ...rest] = here.length > 0 ? here : free;
  if (first === undefined) return null;
  const { addressId: where, start } = rest.reduce(
    (best, slot) => (slot.start < best.start ? slot : best),
    first,
  );
  return { addressId: where, start };
}
