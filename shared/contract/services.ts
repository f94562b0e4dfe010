import { z } from 'zod';
import { insuranceSupports } from '../domain/services/insurance.ts';
import { acceptanceSchema } from '../domain/services/insuranceSchemas.ts';
import { longestServiceName } from '../domain/services/terms.ts';
import { termsChangeSchema, termsSchema } from '../domain/services/termsSchemas.ts';
import { whyHeld } from '../domain/services/datesHolding.ts';
import { mostOfferDecisions } from '../domain/services/shownOffer.ts';
import { epochMs, id, localDate } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

/** What each calendar offers: services with their terms, insurers and who pays, and the vendor's dictionaries of both. */

const going = z.enum(['adding', 'changing', 'removing']).nullable();
/** What is under way on something, oldest first. */
const underWay = {
  pending: z.array(id),
  attention: z.array(id),
  /** The last of what is under way can still be taken back. */
  undoable: z.boolean(),
};

/** A service at a calendar, as it is shown. */
export const offeredService = z.object({
  id,
  addressId: id,
  serviceId: id.nullable(),
  /** The dictionary's name. */
  name: z.string(),
  terms: termsSchema,
  /** The clinic has said itself how long it takes. */
  ownDuration: z.boolean(),
  /** As the vendor tells it with free times. Minutes. */
  toldDuration: z.number().nullable(),
  isDefault: z.boolean(),
  publicInsurance: z.boolean().nullable(),
  going,
  ...underWay,
  /** Free times to come that offer it, as last read. */
  freeTimes: z.number().int(),
  /** Places in the hours that are kept here. */
  inHours: z.number().int(),
  /** What a removal waits for: dates that hold the service, the first of them, and how they stand. `null`: for nothing. */
  waits: z
    .object({
      dates: z.number().int().positive(),
      /** Those with which a person has to do something. */
      needPerson: z.number().int().nonnegative(),
      first: localDate,
      why: z.enum(whyHeld),
    })
    .nullable(),
});
export type OfferedService = z.infer<typeof offeredService>;

const insurancePlan = z.object({ id, name: z.string() });
export const takenInsurer = z.object({
  id,
  name: z.string(),
  plans: z.array(insurancePlan).nullable(),
  going,
  ...underWay,
});
export type TakenInsurer = z.infer<typeof takenInsurer>;

/** What a calendar offers. */
export const offer = z.object({
  addressId: id,
  /** As it is called everywhere. */
  doctor: z.string(),
  facilityName: z.string(),
  place: z.string().nullable(),
  onlineOnly: z.boolean(),
  /** `false`: the vendor takes no free times of it, whatever is offered (API.md §6). */
  commercial: z.boolean(),
  /** Hours of it are kept here; else at the marketplace. */
  hoursHere: z.boolean(),
  services: z.array(offeredService),
  /** `null`: not read yet. */
  insurers: z.array(takenInsurer).nullable(),
  support: z.object({ value: z.enum(insuranceSupports).nullable(), ...underWay }),
});
export type Offer = z.infer<typeof offer>;

/** Where a service is used. */
export const serviceUses = z.object({
  weeks: z.array(
    z.object({
      in: z.enum(['inForce', 'draft']),
      validFrom: localDate,
      week: z.number().int(),
      weeks: z.number().int(),
      weekday: z.number().int(),
      start: z.string(),
      end: z.string(),
      follows: z.boolean(),
    }),
  ),
  exceptions: z.array(
    z.object({ id, from: localDate, to: localDate, note: z.string(), follows: z.boolean() }),
  ),
  /** Free times to come that offer it, as last read: so many, the first and the last of them. */
  freeTimes: z.object({ count: z.number().int(), first: epochMs.nullable(), last: epochMs.nullable() }),
  /** Visits to come that are booked for it. They stay, whatever becomes of it. */
  visits: z.number().int(),
  /** Dates that are to be published again with another duration; `null`: none was asked for. */
  datesAgain: z.array(localDate).nullable(),
  /** Dates that are to be published again without it, and which revision of the hours that is told of. */
  without: z.object({ dates: z.number().int(), revision: z.number().int() }),
  timeZone: z.string(),
});
export type ServiceUsesView = z.infer<typeof serviceUses>;

/** One decision about what a calendar offers. */
export const offerDecision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('addService'), addressId: id, serviceId: id, terms: termsSchema }),
  z.object({
    kind: z.literal('changeService'),
    addressId: id,
    serviceId: id,
    change: termsChangeSchema,
    /** The same terms as they were on the screen. */
    seen: termsChangeSchema,
  }),
  z.object({
    kind: z.literal('removeService'),
    addressId: id,
    serviceId: id,
    /** Out of the hours that are kept here first, as of this revision of them; absent: only where they do not use it. */
    outOfHours: z.number().int().nonnegative().optional(),
  }),
  z.object({
    kind: z.literal('changeInsurance'),
    addressId: id,
    insurerId: id,
    name: z.string().max(longestServiceName * 2),
    to: acceptanceSchema,
    seen: acceptanceSchema,
  }),
  z.object({
    kind: z.literal('changeInsuranceSupport'),
    addressId: id,
    to: z.enum(insuranceSupports),
    seen: z.enum(insuranceSupports).nullable(),
  }),
]);
export type OfferDecision = z.infer<typeof offerDecision>;

/** The kinds of decisions about what a calendar offers. */
export const offerKinds = [
  'addService',
  'changeService',
  'removeService',
  'changeInsurance',
  'changeInsuranceSupport',
] as const;
export type OfferKindName = (typeof offerKinds)[number];

/** What was decided about an offer, as lists tell it. */
export const offerWish = {
  /** Of the service or the insurer; of several in one press the first one's. Empty where it is about neither. */
  name: z.string(),
  /** In so many calendars. */
  calendars: z.number().int(),
};
export type OfferWish = z.infer<z.ZodObject<typeof offerWish>>;

/** Why a decision of a press was not taken. */
export const whyNot = z.enum([
  /** The calendar or the service is not there any more. */
  'gone',
  /** It stands otherwise than it was on the screen. */
  'changed',
  /** Hours that are kept here use it: it is taken out of them first. */
  'inHours',
  /** Free times at the marketplace offer it, and its hours are not kept here. */
  'inFreeTimes',
  /** It is offered there already, as it is wanted. */
  'already',
]);

export const decided = z.object({
  /** The first of those that are on their way, of each clinic, by which all of them are undone. */
  bundles: z.array(id),
  heldUntil: epochMs.nullable(),
  taken: z.number().int(),
  left: z.array(z.object({ addressId: id, serviceId: id.nullable(), why: whyNot })),
});
export type OfferDecided = z.infer<typeof decided>;

const typed = z.string().max(200);
const dictionaryEntry = z.object({
  id,
  name: z.string(),
  here: z.boolean(),
  elsewhere: z.number().int(),
  /** Of the doctor's own speciality, as the vendor's dictionary tells. */
  ofSpeciality: z.boolean(),
});

export const servicesRequests = {
  /** What a calendar offers, and behind it what the same doctor's other calendars do; empty: there is no such calendar. */
  'services.get': { request: z.object({ addressId: id }), response: z.array(offer) },
  /** Has the lists of these calendars that may be old read again; what comes of it is told by the event. */
  'services.refresh': { request: z.object({ addressId: id }), response: z.null() },
  'services.find': {
    request: z.object({ addressId: id, typed }),
    /** Those of the doctor's speciality first. `size`: of the whole dictionary; 0: it has not been read yet. */
    response: z.object({ items: z.array(dictionaryEntry), more: z.number().int(), size: z.number().int() }),
  },
  'services.uses': {
    request: z.object({
      addressId: id,
      serviceId: id,
      /** To tell what it would change. Minutes. */
      duration: z.number().int().min(1).max(1_440).nullable(),
    }),
    /** `null`: there is no such service. */
    response: serviceUses.nullable(),
  },
  /** Takes decisions of one press together: one entry of the activity, one way back. */
  'services.decide': {
    request: z.object({ decisions: z.array(offerDecision).min(1).max(mostOfferDecisions) }),
    response: decided,
  },
  /**
   * Takes a service that is not being added (any more) out of all hours of its calendar that are kept here: it was refused, or taken back. A
   * draft stays one; what is in force is published without it.
   */
  'services.takeOut': {
    request: z.object({ addressId: id, serviceId: id }),
    response: z.enum(['done', 'gone']),
  },
  'services.insurers': {
    request: z.object({ addressId: id, typed }),
    response: z.object({ items: z.array(dictionaryEntry), more: z.number().int(), size: z.number().int() }),
  },
  /** The plans that an insurer has, asked of the vendor now. */
  'services.plans': {
    request: z.object({ addressId: id, insurerId: id }),
    response: z.array(insurancePlan),
  },
} as const satisfies RequestTable;

export const servicesEvents = {
  /** What some calendar offers is different now, or is on its way to be. `null`: of any. */
  'services.changed': z.object({ addressId: id.nullable() }),
} as const satisfies EventTable;
