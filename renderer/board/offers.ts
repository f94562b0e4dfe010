import type { EpochMs } from '#shared/time/zone.ts';
import type { BoardSlot, BoardColumn } from '#shared/contract/board.ts';

/** What free times are for, as a column has it. */
export type Offers = Pick<BoardColumn, 'services' | 'slots'>;

/** The names of what can be booked at a free time. @param services of its column */
export const servicesOf = (slot: BoardSlot, services: readonly string[]): readonly string[] =>
  slot.services.flatMap((index) => services[index] ?? []);

/** The free times that take a service; all of them where none is asked for. The same list where nothing is left out. */
export function slotsFor({ services, slots }: Offers, service: string | null): readonly BoardSlot[] {
  if (service === null) return slots;
  const index = services.indexOf(service);
  return slots.filter((slot) => slot.services.includes(index));
}

/** How many free times there still are for a service on what is shown. */
export const countFor = (columns: readonly Offers[], service: string, now: EpochMs): number =>
  columns.reduce(
    (sum, column) => sum + slotsFor(column, service).filter(({ start }) => start >= now).length,
    0,
  );

/** A service of the calendars that are shown. */
export interface OfferedService {
  readonly name: string;
  /** How many of the calendars have it. */
  readonly calendars: number;
  /** How many free times there still are for it. */
  readonly free: number;
}

/** The services to choose from, each once. */
export function offeredServices(
  columns: readonly (Offers & Pick<BoardColumn, 'addressId'>)[],
  now: EpochMs,
): readonly OfferedService[] {
  const found = new Map<string, { readonly calendars: Set<string>; free: number }>();
  for (const { addressId, services, slots } of columns) {
    const here = services.map((name) => {
      const known = found.get(name) ?? { calendars: new Set<string>(), free: 0 };
      found.set(name, known);
      known.calendars.add(addressId);
      return known;
    });
    for (const slot of slots) {
      if (slot.start < now) continue;
      for (const index of slot.services) {
        const service = here[index];
        if (service !== undefined) service.free += 1;
      }
    }
  }
  return [...found].map(([name, { calendars, free }]) => ({ name, calendars: calendars.size, free }));
}

/** What most doctors offer stands first; then by name. */
export function inOrder<S extends Pick<OfferedService, 'name' | 'calendars'>>(
  services: readonly S[],
  language: string,
): readonly S[] {
  const collator = new Intl.Collator(language);
  return services.toSorted((a, b) => b.calendars - a.calendars || collator.compare(a.name, b.name));
}
