import type { RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { OfferedService, Offer } from '#shared/contract/services.ts';
import { dictionaryOf } from '#shared/domain/services/dictionary.ts';
import type { ServiceTerms } from '#shared/domain/services/terms.ts';

/** The offers of a scene and the vendor's dictionary, which main would keep. */
export interface PlayedServices {
  get(wanted: RequestOf<'services.get'>): Offer[];
  find(wanted: RequestOf<'services.find'>): ResponseOf<'services.find'>;
  decide(wanted: RequestOf<'services.decide'>): ResponseOf<'services.decide'>;
}

const dictionary = dictionaryOf(
  ['Consultation', 'Ultrasound', 'Vaccination', 'Follow-up', 'Consultation by video'].map((name, index) => ({
    id: `e${index}`,
    name,
  })),
);

/** Of which entries the doctor's speciality is. */
const speciality = /^Ultra/;

/** @param begun the offers that the scene has; the rest of a doctor's stand behind each */
export function playedServices(begun: readonly Offer[]): PlayedServices {
  let offers = begun;
  const apply = (decision: RequestOf<'services.decide'>['decisions'][number]): void => {
    offers = offers.map((offer) => {
      if (offer.addressId !== decision.addressId || decision.kind !== 'changeService') return offer;
      const services = offer.services.map((one) =>
        one.id === decision.serviceId
          ? {
              ...one,
              terms: { ...one.terms, ...decision.change },
              going: 'changing' as const,
              pending: ['i1'],
              undoable: true,
            }
          : one,
      );
      return { ...offer, services };
    });
  };
  return {
    get({ addressId }) {
      const own = offers.find((one) => one.addressId === addressId);
      if (own === undefined) return [];
      return [own, ...offers.filter((one) => one !== own && one.doctor === own.doctor)];
    },
    find({ addressId, typed }) {
      const here = new Set(
        offers.find((one) => one.addressId === addressId)?.services.map(({ name }) => name),
      );
      const isOwn = ({ name }: { readonly name: string }): boolean => speciality.test(name);
      const { items, more } = dictionary.find(typed, 60, isOwn);
      return {
        items: items.map((item) => ({
          ...item,
          here: here.has(item.name),
          elsewhere: 0,
          ofSpeciality: isOwn(item),
        })),
        more,
        size: dictionary.size,
      };
    },
    decide({ decisions }) {
      decisions.forEach(apply);
      return { bundles: ['i1'], heldUntil: Date.now() + 10_000, taken: decisions.length, left: [] };
    },
  };
}

const plainTerms: ServiceTerms = {
  price: 200,
  priceFrom: false,
  duration: 20,
  visible: true,
  allowedAges: null,
  customName: null,
  description: null,
};

/** A service that is offered; what is not said is plain. */
export const offered = (
  id: string,
  name: string,
  addressId: string,
  terms: Partial<ServiceTerms> = {},
  change: Partial<OfferedService> = {},
): OfferedService => ({
  id,
  addressId,
  serviceId: `entry of ${name}`,
  name,
  terms: { ...plainTerms, ...terms },
  ownDuration: false,
  toldDuration: 20,
  isDefault: false,
  publicInsurance: null,
  going: null,
  pending: [],
  attention: [],
  undoable: false,
  freeTimes: 0,
  inHours: 0,
  waits: null,
  ...change,
});

/** What a calendar offers. */
export const anOffer = (
  addressId: string,
  services: readonly OfferedService[],
  change: Partial<Offer> = {},
): Offer => ({
  addressId,
  doctor: 'Maria Nowak',
  facilityName: 'Clinic',
  place: `Room of ${addressId}`,
  onlineOnly: false,
  commercial: true,
  hoursHere: false,
  services: [...services],
  insurers: [],
  support: { value: 'private', pending: [], attention: [], undoable: false },
  ...change,
});
