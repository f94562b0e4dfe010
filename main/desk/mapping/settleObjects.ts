import type { MappingKind } from '#shared/domain/mapping/mapping.ts';
import { objectKey, vendorNews } from '#shared/domain/mapping/vendorNews.ts';
import type { DeskStore } from '../deskStore.ts';
import { type Gone, GoneTogether } from './goneTogether.ts';
import { inEachClinic, type MappedClinic } from './inEachClinic.ts';
import { type DeskObject, deskObjects } from './mappedObjects.ts';

/**
 * Somebody has seen how these stand. Those that have gone only where they are named: they may wait for a match.
 * @param ids empty: all of the kind that are listed
 */
export function settleObjects(
  clinics: readonly MappedClinic[],
  kind: MappingKind,
  ids: readonly string[],
): void {
  const named = new Set(ids);
  const objects = clinics
    .flatMap(({ store }) => deskObjects(store, kind))
    .filter(({ remoteId, isListed }) => (named.size === 0 ? isListed : named.has(remoteId)));
  inEachClinic(
    clinics,
    objects,
    ({ remoteId }) => remoteId,
    ({ store }, own) => {
      const gone = own.filter(({ isListed }) => !isListed);
      const along = gone.length === 0 ? [] : goneAlong(store, gone);
      store.knownObjects.settle(
        own.filter(({ isListed }) => isListed),
        false,
      );
      store.knownObjects.settle([...gone, ...along], true);
    },
  );
}

/**
 * What went with a doctor, a facility or a calendar is seen with it: one note, not one for each. What may go on under another id is left
 * out, or its match would be lost.
 */
function goneAlong(store: DeskStore, gone: readonly DeskObject[]): readonly Gone[] {
  const keys = new Set(
    deskObjects(store).flatMap(({ kind, remoteId, isListed }) =>
      isListed ? [objectKey(kind, remoteId)] : [],
    ),
  );
  const known = store.knownObjects.all();
  const news = vendorNews(known, (kind, id) => keys.has(objectKey(kind, id)));
  const isOver = ({ kind, remoteId }: Gone): boolean => {
    const its = news.get(objectKey(kind, remoteId));
    return its?.kind === 'vanished' && its.matches.length === 0;
  };
  const together = new GoneTogether(known, news);
  const doctors = known.filter(({ kind }) => kind === 'doctor').filter(isOver);
  return gone.flatMap((object) => {
    const calendars = (together.calendarsOf(object) ?? []).filter((id) =>
      isOver({ kind: 'address', remoteId: id }),
    );
    const own = new Set(calendars);
    const its =
      object.kind === 'facility'
        ? doctors.filter((doctor) => together.calendarsOf(doctor)?.some((id) => own.has(id)))
        : [];
    const services = together
      .servicesOf(calendars)
      .map((id): Gone => ({ kind: 'addressService', remoteId: id }));
    return [
      ...its,
      ...calendars.map((id): Gone => ({ kind: 'address', remoteId: id })),
      ...services.filter(isOver),
    ];
  });
}
