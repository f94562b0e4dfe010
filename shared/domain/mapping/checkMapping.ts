import { shownName } from '../ownName.ts';
import type { MappedObject, MappingChange } from './mapping.ts';

/** What is to change of an object. */
export interface WantedMapping {
  readonly before: MappedObject;
  readonly change: MappingChange;
}

/**
 * Which of the wanted changes give a calendar a name under which another one is shown, or would be: lists of free times and of weeks tell
 * them apart by nothing else. The vendor's own name is always allowed.
 */
export function takenNames<W extends WantedMapping>(
  known: readonly MappedObject[],
  wanted: readonly W[],
): readonly W[] {
  const changes = new Map(wanted.map((item) => [keyOf(item.before), item]));
  const uses = new Map<string, number>();
  const shown = known
    .filter(({ kind }) => kind === 'address')
    .map((mapped) => {
      const one = changes.get(keyOf(mapped));
      const ownName = one?.change.name === undefined ? mapped.name : one.change.name;
      const name = shownName({ doctor: mapped.vendorName, ownName }).normalize('NFC').toLocaleUpperCase();
      uses.set(name, (uses.get(name) ?? 0) + 1);
      return { name, isOwn: ownName !== null, one };
    });
  return shown.flatMap(({ name, isOwn, one }) =>
    one !== undefined && one.change.name !== undefined && isOwn && (uses.get(name) ?? 0) > 1 ? [one] : [],
  );
}

const keyOf = ({ kind, remoteId }: MappedObject): string => `${kind} ${remoteId}`;
