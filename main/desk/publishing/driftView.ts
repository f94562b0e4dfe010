import type { DriftDay, DriftView } from '#shared/contract/publishing.ts';
import type { CutSlot } from '#shared/domain/availability/cut.ts';
import { dateDrift, isEmptyDrift, toldWord } from '#shared/domain/availability/told.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import { datesSeen, toldOn } from '../../sync/hours/dateSeen.ts';
import { serviceNameOf } from '../calendars/ownNames.ts';
import { zoneAt } from '../calendars/zones.ts';
import type { Session } from '../session.ts';

/** The dates of a calendar on which the vendor tells something else than was published, with both sides. */
export function driftView(session: Session, addressId: AddressId): DriftView {
  const { store } = session;
  const at = session.now();
  const context = session.sync.publishing.reads;
  const names = new Map(
    store.catalogue
      .addressServices(addressId)
      .map((service) => [String(service.id), serviceNameOf(store, service)]),
  );
  const starts = (slots: readonly CutSlot[]): DriftDay['missing'] =>
    slots.map(({ start, services }) => ({
      start,
      services: services.map((id) => ({ id, name: names.get(id) ?? '' })),
    }));
  const { first, last } = horizon(at, context.zone);
  const seen = datesSeen(context, addressId, { first, last }, at);
  const days = store.availability.published
    .between(addressId, first, last)
    .items.filter(({ state }) => state === 'differs')
    .flatMap((day): DriftDay[] => {
      const drift = dateDrift(day.periods, seen(day.date));
      if (isEmptyDrift(drift)) return [];
      return [
        {
          date: day.date,
          missing: starts(drift.missing),
          unknown: starts(drift.unknown),
          told: toldWord(toldOn(context, addressId, day.date, at)),
          readAt: day.readBackAt,
        },
      ];
    });
  return { timeZone: zoneAt(session, addressId), days };
}
