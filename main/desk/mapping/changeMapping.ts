import type { MappingSet, WantedMapping } from '#shared/contract/mapping.ts';
import { takenNames, type WantedMapping as Wanted } from '#shared/domain/mapping/checkMapping.ts';
import { longestCode, type MappingChange, type MappingKind } from '#shared/domain/mapping/mapping.ts';
import { longestOwnName } from '#shared/domain/ownName.ts';
import { appendDeed } from '../appendDeed.ts';
import { inEachClinic, type MappedClinic } from './inEachClinic.ts';
import { type DeskObject, deskObjects } from './mappedObjects.ts';
import { mappingView } from './mappingView.ts';

/** Changes what the clinic calls some objects, all of them or none. What stands otherwise than it was seen is refused. */
export function changeMapping(
  clinics: readonly MappedClinic[],
  kind: MappingKind,
  wanted: readonly WantedMapping[],
): MappingSet {
  const known = clinics.flatMap(({ store }) => deskObjects(store, kind));
  const byId = new Map(known.map((object) => [object.remoteId, object]));
  const changes: Wanted[] = [];
  for (const { id, change, seen } of wanted) {
    const before = byId.get(id);
    if (before === undefined || !stands(before, seen))
      return { kind: 'changedMeanwhile', view: mappingView(clinics, kind) };
    const plain = plainChange(before, change);
    if (isTooLong(plain)) return { kind: 'tooLong', id };
    if (Object.keys(plain).length > 0) changes.push({ before, change: plain });
  }
  // Names in two clinics of one desk stand on one board.
  const [taken] = takenNames(known, changes);
  if (taken !== undefined) return { kind: 'taken', id: taken.before.remoteId };
  applyChanges(clinics, changes);
  return { kind: 'set', view: mappingView(clinics, kind) };
}

/** Writes changes of any kinds in one go, and tells whoever shows them. */
export function applyChanges(clinics: readonly MappedClinic[], changes: readonly Wanted[]): void {
  if (changes.length === 0) return;
  inEachClinic(
    clinics,
    changes,
    ({ before }) => before.remoteId,
    (clinic, own) => {
      clinic.store.mappings.setAll(own);
      // A place in a list is nobody's business; names and codes are what the clinic's other program goes by.
      if (own.some(({ change }) => Object.keys(change).some((field) => field !== 'order')))
        appendDeed(clinic, 'mapping.changed');
    },
  );
}

/** Gives the objects of a kind their places in the order of these ids; the others follow in the order they have. */
export function arrangeObjects(
  clinics: readonly MappedClinic[],
  kind: MappingKind,
  ids: readonly string[],
): void {
  const places = new Map(ids.map((id, index) => [id, index]));
  const changes = clinics.flatMap(({ store }) =>
    deskObjects(store, kind)
      .map((before, index) => ({ before, place: places.get(before.remoteId) ?? ids.length + index }))
      .toSorted((a, b) => a.place - b.place)
      .flatMap(({ before }, order) => (before.order === order ? [] : [{ before, change: { order } }])),
  );
  applyChanges(clinics, changes);
}

function stands(before: DeskObject, seen: WantedMapping['seen']): boolean {
  return (Object.keys(seen) as (keyof typeof seen)[]).every(
    (field) => seen[field] === undefined || seen[field] === before[field],
  );
}

/** What was typed without needless spaces, and only what is different. The vendor's own name is none of the clinic's. */
function plainChange(before: DeskObject, change: WantedMapping['change']): MappingChange {
  const name = change.name === undefined ? undefined : textOrNone(change.name);
  const wanted: MappingChange = {
    ...(name === undefined ? {} : { name: name === before.vendorName ? null : name }),
    ...(change.code === undefined ? {} : { code: textOrNone(change.code) }),
    ...(change.colour === undefined ? {} : { colour: change.colour }),
    ...(change.hidden === undefined ? {} : { hidden: change.hidden }),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => value !== before[field as keyof MappingChange]),
  );
}

function textOrNone(typed: string): string | null {
  const plain = typed.trim().replaceAll(/\s+/gu, ' ');
  return plain === '' ? null : plain;
}

const isTooLong = ({ name, code }: MappingChange): boolean =>
  (name?.length ?? 0) > longestOwnName || (code?.length ?? 0) > longestCode;
