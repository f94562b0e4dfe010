/** What the clinic calls a calendar on its own board. */

/** A longer one fits neither a column's head nor a list. Characters. */
export const longestOwnName = 60;

/** A calendar as far as names count. */
interface Named {
  readonly addressId: string;
  /** As the vendor names the doctor. */
  readonly doctor: string;
  /** `null`: the vendor's is shown. */
  readonly ownName: string | null;
}

/** What comes of a name that somebody typed. `name: null`: the vendor's is shown. */
export type OwnName<C> =
  | { readonly kind: 'name'; readonly name: string | null }
  | { readonly kind: 'tooLong' }
  | { readonly kind: 'taken'; readonly by: C };

/** The name under which a calendar is shown. */
export const shownName = ({ doctor, ownName }: Pick<Named, 'doctor' | 'ownName'>): string =>
  ownName ?? doctor;

/**
 * What was typed as the own name of a calendar, without needless spaces. An empty one, and the vendor's own, mean the vendor's,
 * which is always allowed: the way back must stay open. Otherwise no two calendars bear one name, whatever the capitals, because
 * lists of free times and of weeks tell them apart by nothing else.
 */
export function ownNameOf<C extends Named>(
  typed: string,
  addressId: string,
  calendars: readonly C[],
): OwnName<C> {
  const name = typed.trim().replaceAll(/\s+/gu, ' ');
  const own = calendars.find((calendar) => calendar.addressId === addressId);
  if (name === '' || name === own?.doctor) return { kind: 'name', name: null };
  if (name.length > longestOwnName) return { kind: 'tooLong' };
  const by = calendars.find(
    (calendar) => calendar.addressId !== addressId && folded(shownName(calendar)) === folded(name),
  );
  return by === undefined ? { kind: 'name', name } : { kind: 'taken', by };
}

const folded = (name: string): string => name.normalize('NFC').toLocaleUpperCase();
