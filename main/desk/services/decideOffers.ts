import type { OfferDecided, OfferDecision } from '#shared/contract/services.ts';
import { isOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import {
  asAddressId,
  asAddressServiceId,
  asInsuranceProviderId,
  asServiceId,
  type IntentId,
} from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import { assertNever } from '#shared/assertNever.ts';
import { isSameOffer } from '#shared/domain/kinds/addService.ts';
import { acceptanceOf, isTakenSo } from '#shared/domain/services/insurance.ts';
import { type ShownOffer, shownInsurer } from '#shared/domain/services/projectOffer.ts';
import type { ShownService } from '#shared/domain/services/shownOffer.ts';
import { termsUnlike } from '#shared/domain/services/terms.ts';
import { calendarOf } from '../calendars/calendarOf.ts';
import type { Session } from '../session.ts';
import { freeTimesByService } from './freeTimesOf.ts';
import { keptHoursOf } from './keptHours.ts';
import { shownOffer } from './offers.ts';
import { takeOutOfHours } from './takeOutOfHours.ts';
import { countUses } from './uses.ts';

type WhyNot = OfferDecided['left'][number]['why'];
/** What a decision comes to by what is shown now. */
type Ground =
  | {
      readonly kind: 'firm';
      readonly action: IntentAction;
      /** What goes before it, in its transaction. */
      readonly before?: (staff: string) => void;
    }
  | { readonly kind: 'left'; readonly why: WhyNot };

const left = (why: WhyNot): Ground => ({ kind: 'left', why });
const firm = (action: IntentAction, before?: (staff: string) => void): Ground => ({
  kind: 'firm',
  action,
  ...(before !== undefined && { before }),
});

/** What came of a clinic's decisions of one press. */
export interface DecidedOffers {
  readonly bundle: IntentId | null;
  readonly taken: number;
  readonly left: OfferDecided['left'];
}

/**
 * Takes decisions of one press as one bundle, in one transaction. One whose ground is not what was seen is left, and told; it keeps none
 * of the others.
 */
export function decideOffers(
  session: Session,
  decisions: readonly OfferDecision[],
  staff: string,
): DecidedOffers {
  return session.store.transaction(() => {
    const leftOnes: OfferDecided['left'] = [];
    let bundle: IntentId | null = null;
    let taken = 0;
    for (const decision of decisions) {
      const ground = groundOf(session, decision);
      if (ground.kind === 'left') {
        leftOnes.push({ addressId: decision.addressId, serviceId: nameOfSubject(decision), why: ground.why });
        continue;
      }
      const calendar = calendarOf(session.store, asAddressId(decision.addressId));
      ground.before?.(staff);
      const decided = session.sync.decisions.decide({
        action: ground.action,
        calendar,
        staff,
        ...(bundle !== null && { bundle }),
      });
      if (!decided.ok) {
        leftOnes.push({ addressId: decision.addressId, serviceId: nameOfSubject(decision), why: 'gone' });
        continue;
      }
      taken += 1;
      if (decided.value.kind === 'intent') bundle ??= decided.value.id;
    }
    return { bundle, taken, left: leftOnes };
  });
}

function nameOfSubject(decision: OfferDecision): string | null {
  switch (decision.kind) {
    case 'addService':
    case 'changeService':
    case 'removeService':
      return decision.serviceId;
    case 'changeInsurance':
      return decision.insurerId;
    case 'changeInsuranceSupport':
      return null;
  }
}

function groundOf(session: Session, decision: OfferDecision): Ground {
  const { store } = session;
  const address = store.catalogue.address(asAddressId(decision.addressId));
  if (address === null) return left('gone');
  const offer = shownOffer(store, address);
  switch (decision.kind) {
    case 'addService':
      return groundToAdd(session, decision, offer);
    case 'changeService':
      return groundToChange(decision, offer);
    case 'removeService':
      return groundToRemove(session, decision, address, offer);
    case 'changeInsurance':
      return groundOfInsurance(decision, address, offer);
    case 'changeInsuranceSupport':
      if (offer.support.value === decision.to) return left('already');
      if (offer.support.value !== decision.seen) return left('changed');
      return firm({ ...decision, addressId: address.id });
    default:
      return assertNever(decision);
  }
}

type Of<K extends OfferDecision['kind']> = Extract<OfferDecision, { kind: K }>;

function groundToAdd(
  { store }: Session,
  { serviceId: entry, terms }: Of<'addService'>,
  { services }: ShownOffer,
): Ground {
  const serviceId = asServiceId(entry);
  const name = store.catalogue.serviceName(serviceId);
  if (name === null) return left('gone');
  const isThere = services.some(
    (service) =>
      service.attention.length === 0 &&
      isSameOffer(
        { serviceId, terms },
        { serviceId: service.serviceId, customName: service.terms.customName },
      ),
  );
  return isThere ? left('already') : firm({ kind: 'addService', serviceId, name, terms });
}

function groundToChange({ serviceId, change, seen }: Of<'changeService'>, { services }: ShownOffer): Ground {
  const service = standing(services, serviceId);
  if (service === null) return left('gone');
  const open = termsUnlike(change, service.terms);
  if (open.length === 0) return left('already');
  if (open.some((term) => termsUnlike({ [term]: seen[term] }, service.terms).length > 0))
    return left('changed');
  const only = Object.fromEntries(open.map((term) => [term, change[term]]));
  const before = Object.fromEntries(open.map((term) => [term, service.terms[term]]));
  const { id, name } = service;
  return firm({ kind: 'changeService', addressServiceId: id, name, change: only, seen: before });
}

/** What can be booked holds a service: the vendor would refuse (API.md §5), and hours here would wait for it for ever. */
function groundToRemove(
  session: Session,
  { serviceId, outOfHours }: Of<'removeService'>,
  address: Address,
  { services }: ShownOffer,
): Ground {
  const service = standing(services, serviceId);
  if (service === null) return left('gone');
  if (service.going === 'removing') return left('already');
  const remove = { kind: 'removeService', addressServiceId: service.id, name: service.name } as const;
  const hours = keptHoursOf(session, address.id);
  const isUsed = countUses(hours, service.id) > 0;
  const isFree = freeTimesByService(session, address.id).has(service.id);
  if (!isUsed && !isFree) return firm(remove);
  if (outOfHours === undefined) return left(isUsed ? 'inHours' : 'inFreeTimes');
  // Free times of hours that are kept at the marketplace are nobody's here to take away.
  if (!hours.isKeptHere && isFree) return left('inFreeTimes');
  const { revision, damaged } = session.store.availability.timetables.get(address.id);
  if (revision !== outOfHours || damaged.length > 0) return left('changed');
  return firm(remove, (staff) => takeOutOfHours(session, address.id, service.id, staff));
}

function groundOfInsurance(
  { insurerId: entry, name, to, seen }: Of<'changeInsurance'>,
  address: Address,
  offer: ShownOffer,
): Ground {
  const insurerId = asInsuranceProviderId(entry);
  const shown = shownInsurer(offer, insurerId);
  const now =
    shown === null || shown.going === 'removing'
      ? acceptanceOf([], insurerId)
      : ({ kind: 'taken', plans: shown.plans } as const);
  if (isTakenSo(to, now)) return left('already');
  if (!isTakenSo(seen, now)) return left('changed');
  return firm({ kind: 'changeInsurance', addressId: address.id, insurerId, name, to, seen: now });
}

/** A service that the vendor has numbered: one that is on its way cannot be changed before it is there. */
const standing = (services: readonly ShownService[], id: string): ShownService | null =>
  services.find(
    (service) =>
      service.id === asAddressServiceId(id) && service.going !== 'adding' && !isOnItsWay(service.id),
  ) ?? null;
