import type { HandlersOf } from '#shared/contract/door.ts';
import type { OfferDecided, OfferDecision, servicesRequests } from '#shared/contract/services.ts';
import {
  asAddressId,
  asAddressServiceId,
  asInsuranceProviderId,
  type AddressId,
} from '#shared/domain/ids.ts';
import { mostOfferDecisions } from '#shared/domain/services/shownOffer.ts';
import { err, ok } from '#shared/result.ts';
import { calendarOf } from '../calendars/calendarOf.ts';
import type { DeskParts } from '../ports.ts';
import type { Session } from '../session.ts';
import type { NotTried, SessionAccess } from '../sessionAccess.ts';
import { type DecidedOffers, decideOffers } from './decideOffers.ts';
import { findInsurers, findServices } from './dictionaries.ts';
import { calendarsOfDoctor, offerOf } from './offers.ts';
import { refreshOffer } from './refreshOffer.ts';
import { takeOutUnmade } from './takeOutUnmade.ts';
import { usesView } from './uses.ts';
import { problemOf } from '../../sync/line/problemOf.ts';

/** So many decisions of a press are one transaction: all that a press can hold. */
const atOnce = mostOfferDecisions;

/** What calendars offer: looked at, searched for, decided. */
export function servicesHandlers(
  access: SessionAccess,
  { push }: Pick<DeskParts, 'push'>,
): HandlersOf<typeof servicesRequests> {
  return {
    'services.get': ({ addressId }) =>
      access.ofId(addressId).read((session) => ok(offersOf(session, asAddressId(addressId)))),
    'services.refresh': ({ addressId }) =>
      access.ofId(addressId).read((session) => {
        refreshOffer(session, asAddressId(addressId));
        return ok(null);
      }),
    'services.find': ({ addressId, typed }) =>
      access.ofId(addressId).read(({ store }) => ok(findServices(store, asAddressId(addressId), typed))),
    'services.uses': ({ addressId, serviceId, duration }) =>
      access
        .ofId(addressId)
        .read((session) =>
          ok(usesView(session, asAddressId(addressId), asAddressServiceId(serviceId), duration)),
        ),
    'services.decide': ({ decisions }) =>
      access.changeEach<OfferDecision, DecidedOffers, OfferDecided>({
        wanted: decisions,
        idOf: ({ addressId }) => addressId,
        atOnce,
        part: (session, some, _at, staff) => decideOffers(session, some, staff),
        sum,
      }),
    'services.takeOut': ({ addressId, serviceId }) =>
      access
        .ofId(addressId)
        .change((session) =>
          ok(takeOutUnmade(session, asAddressId(addressId), asAddressServiceId(serviceId), push)),
        ),
    'services.insurers': ({ addressId, typed }) =>
      access.ofId(addressId).read(({ store }) => ok(findInsurers(store, asAddressId(addressId), typed))),
    'services.plans': ({ addressId, insurerId }) =>
      access.ofId(addressId).readSoon(async ({ remote, store }) => {
        if (calendarOf(store, asAddressId(addressId)) === null) return ok([]);
        const answer = await remote.getInsurancePlans(asInsuranceProviderId(insurerId));
        return answer.ok ? ok([...answer.value.items]) : err(problemOf(answer.error));
      }),
  };
}

const offersOf = (session: Session, addressId: AddressId) =>
  calendarsOfDoctor(session.store, addressId).flatMap((id) => offerOf(session, id) ?? []);

function sum(
  done: readonly DecidedOffers[],
  at: number,
  undoMs: number,
  rest: NotTried<OfferDecision> | null,
): OfferDecided {
  const bundles = done.flatMap(({ bundle }) => bundle ?? []);
  return {
    bundles,
    heldUntil: bundles.length === 0 ? null : at + undoMs,
    taken: done.reduce((all, { taken }) => all + taken, 0),
    left: [
      ...done.flatMap((one) => one.left),
      ...(rest?.wanted ?? []).map(({ addressId }) => ({ addressId, serviceId: null, why: 'gone' as const })),
    ],
  };
}
