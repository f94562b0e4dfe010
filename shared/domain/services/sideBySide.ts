import type { AddressId, ServiceId } from '../ids.ts';
import { searchWords } from '../searchText.ts';
import { isSameTerm, type ServiceTerms, termNames, type TermName, type TermsChange } from './terms.ts';

/** A service at a calendar, as it is compared with those of others. */
export interface Offered {
  readonly id: string;
  readonly addressId: AddressId;
  /** `null`: the vendor does not say of which entry it is. */
  readonly serviceId: ServiceId | null;
  /** The dictionary's name. */
  readonly name: string;
  readonly terms: ServiceTerms;
}

/** One service in all calendars of a doctor. */
export interface ServiceRow {
  /** What makes it one service: the dictionary's entry, and the clinic's own name where it has one (availability.md §5). */
  readonly key: string;
  readonly name: string;
  /** By calendar, in their order; `null`: it is not offered there. */
  readonly cells: readonly (Offered | null)[];
  /** Terms that are not the same wherever it is offered. */
  readonly differs: readonly TermName[];
}

/**
 * The services of several calendars side by side, by name. A calendar that offers one entry twice under different names has two rows;
 * one that the vendor tells twice under the same name is shown once.
 */
export function sideBySide(
  calendars: readonly { readonly addressId: AddressId; readonly services: readonly Offered[] }[],
): readonly ServiceRow[] {
  const rows = new Map<string, (Offered | null)[]>();
  for (const [at, { services }] of calendars.entries()) {
    for (const service of services) {
      const key = keyOfService(service);
      const cells = rows.get(key) ?? calendars.map(() => null);
      cells[at] ??= service;
      rows.set(key, cells);
    }
  }
  return [...rows]
    .map(([key, cells]): ServiceRow => {
      const there = cells.filter((cell) => cell !== null);
      const [first] = there;
      return { key, name: first?.terms.customName ?? first?.name ?? '', cells, differs: differing(there) };
    })
    .toSorted((a, b) => (searchWords(a.name) < searchWords(b.name) ? -1 : 1));
}

/** Of one dictionary entry there may be several in a calendar, told apart by the clinic's own name. */
export function keyOfService({
  serviceId,
  name,
  terms,
}: Pick<Offered, 'serviceId' | 'name' | 'terms'>): string {
  const entry = serviceId === null ? `? ${searchWords(name)}` : serviceId;
  return JSON.stringify([entry, searchWords(terms.customName ?? '')]);
}

function differing(there: readonly Offered[]): readonly TermName[] {
  const [first, ...rest] = there;
  if (first === undefined) return [];
  return termNames.filter((name) => rest.some(({ terms }) => !isSameTerm(name, first.terms, terms)));
}

/** What one calendar must do to be like another. */
export type Levelling =
  | { readonly kind: 'change'; readonly service: Offered; readonly change: TermsChange }
  | { readonly kind: 'add'; readonly addressId: AddressId; readonly like: Offered };

/**
 * Levels rows out: wherever one of these services stands otherwise than in the calendar at `like`, it becomes as it is there, and where it is
 * missing it is added. A service that the model calendar does not have stays as it is: nothing is removed by levelling.
 * @param like the place of the calendar that is right
 */
export function levelOut(
  rows: readonly ServiceRow[],
  calendars: readonly { readonly addressId: AddressId }[],
  like: number,
): readonly Levelling[] {
  return rows.flatMap(({ cells }) => {
    const model = cells[like] ?? null;
    if (model === null) return [];
    return cells.flatMap((cell, at): readonly Levelling[] => {
      const calendar = calendars[at];
      if (at === like || calendar === undefined) return [];
      if (cell === null)
        return model.serviceId === null ? [] : [{ kind: 'add', addressId: calendar.addressId, like: model }];
      const change = changeTo(model.terms, cell.terms);
      return Object.keys(change).length === 0 ? [] : [{ kind: 'change', service: cell, change }];
    });
  });
}

/** The change that makes `from` into `to`. A duration that the model does not know is left alone. */
export function changeTo(to: ServiceTerms, from: ServiceTerms): TermsChange {
  const names = termNames.filter(
    (name) => !isSameTerm(name, to, from) && !(name === 'duration' && to.duration === null),
  );
  return Object.fromEntries(names.map((name) => [name, to[name]]));
}
