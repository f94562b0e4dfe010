import type { MappingRow, MappingView } from '#shared/contract/mapping.ts';
import { mappingKinds, type MappingKind } from '#shared/domain/mapping/mapping.ts';
import { objectKey, type VendorNews, vendorNews } from '#shared/domain/mapping/vendorNews.ts';
import { GoneTogether } from './goneTogether.ts';
import { type Leaving, leftBehind } from './leftBehind.ts';
import { type DeskObject, deskObjects } from './mappedObjects.ts';

/** A clinic whose objects are shown. */
export type Mapped = Leaving;

/** All objects of a kind, of all clinics: those of a later clinic stand behind. What has gone and is known to have is left out. */
export function mappingView(clinics: readonly Mapped[], kind: MappingKind): MappingView {
  const all = clinics.map((clinic) => {
    const { store } = clinic;
    const objects = deskObjects(store);
    const listed = new Set(objects.flatMap((object) => (object.isListed ? [keyOf(object)] : [])));
    const news = vendorNews(store.knownObjects.all(), (of, remoteId) => listed.has(objectKey(of, remoteId)));
    return { clinic, news, objects: objects.filter((object) => object.isListed || news.has(keyOf(object))) };
  });
  const counts = Object.fromEntries(
    mappingKinds.map((listed) => [listed, { all: 0, withoutCode: 0, changed: 0 }]),
  ) as Record<MappingKind, { all: number; withoutCode: number; changed: number }>;
  for (const { objects, news } of all) {
    for (const object of objects) {
      const count = counts[object.kind];
      count.all += 1;
      if (object.code === null) count.withoutCode += 1;
      if (news.has(keyOf(object))) count.changed += 1;
    }
  }
  const rows = all.flatMap(({ clinic, objects, news }) => {
    const byKey = new Map(objects.map((object) => [keyOf(object), object]));
    const together = new GoneTogether(clinic.store.knownObjects.all(), news);
    return objects
      .filter((object) => object.kind === kind)
      .map((object) => rowOf(clinic, object, { news, together, byKey }));
  });
  return { kind, rows, counts };
}

const keyOf = ({ kind, remoteId }: DeskObject): string => objectKey(kind, remoteId);

/** What there is to know of all objects of a clinic. */
interface Looked {
  readonly news: ReadonlyMap<string, VendorNews>;
  readonly together: GoneTogether;
  readonly byKey: ReadonlyMap<string, DeskObject>;
}

function rowOf(
  clinic: Mapped,
  { remoteId, kind, vendorName, belongsTo, name, code, colour, hidden }: DeskObject,
  { news: all, together, byKey }: Looked,
): MappingRow {
  const own = { id: remoteId, vendorName, belongsTo, name, code, colour, hidden };
  const news = all.get(objectKey(kind, remoteId)) ?? null;
  if (news?.kind !== 'vanished') return { ...own, news };
  const matches = news.matches.flatMap((id) => {
    const match = byKey.get(objectKey(kind, id));
    return match === undefined ? [] : [{ id, vendorName: match.vendorName, belongsTo: match.belongsTo }];
  });
  const left = leftBehind(clinic, { kind, remoteId }, together);
  return { ...own, news: { kind: 'vanished', matches, left } };
}
