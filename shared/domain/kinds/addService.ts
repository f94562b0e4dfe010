import { z } from 'zod';
import { serviceOnItsWay } from '../availability/serviceOnItsWay.ts';
import type { AddressService } from '../catalogue.ts';
import { asServiceId, type ServiceId } from '../ids.ts';
import type { Action, IntentOf } from '../intentOf.ts';
import { searchWords } from '../searchText.ts';
import type { ServiceTerms } from '../services/terms.ts';
import { termsSchema } from '../services/termsSchemas.ts';
import { onOffer, withIntent, type OfferKind } from './offerKind.ts';
import { itsCalendar } from './visitKind.ts';

/** A calendar offers one service more. */
export interface AddServiceAction {
  readonly kind: 'addService';
  readonly serviceId: ServiceId;
  /** The dictionary's name, for lists and the audit. */
  readonly name: string;
  readonly terms: ServiceTerms;
}

export const addService: OfferKind<AddServiceAction> = {
  ...onOffer,
  schema: z.object({
    kind: z.literal('addService'),
    serviceId: z.string().transform(asServiceId),
    name: z.string(),
    terms: termsSchema,
  }),
  subjectOf: ({ id }) => ({ kind: 'addressService', id: serviceOnItsWay(id) }),
  // Its subject is what it makes: the vendor's number of that comes when it is done.
  withSubject: (action) => action,
  calendarsOf: itsCalendar,
  layOnOffer({ services }, intent) {
    const { action, calendar, id, state } = intent;
    // Its answer is not here yet, or somebody else added the same: one service, not two.
    const there = [...services.values()].find((service) =>
      isSameOffer(action, { serviceId: service.serviceId, customName: service.terms.customName }),
    );
    if (there !== undefined) {
      const going = state === 'refused' ? there.going : 'adding';
      services.set(there.id, { ...there, ...withIntent(there, intent), going });
      return;
    }
    const made = serviceOnItsWay(id);
    services.set(made, {
      id: made,
      addressId: calendar.addressId,
      serviceId: action.serviceId,
      name: action.name,
      terms: action.terms,
      toldDuration: null,
      isDefault: false,
      publicInsurance: null,
      going: state === 'refused' ? null : 'adding',
      ...withIntent({ pending: [], attention: [] }, intent),
    });
  },
};

/** Whether a decision of whatever kind adds a service. */
export const isAddService = <I extends Pick<IntentOf<Action>, 'action'>>(
  intent: I,
): intent is I & { readonly action: AddServiceAction } => intent.action.kind === 'addService';

/** Whether the vendor takes two for one: it refuses a second of an entry under the same own name (API.md §5, 409). */
export const isSameOffer = (
  { serviceId, terms }: Pick<AddServiceAction, 'serviceId' | 'terms'>,
  other: Pick<AddressService, 'serviceId' | 'customName'>,
): boolean =>
  serviceId === other.serviceId &&
  searchWords(terms.customName ?? '') === searchWords(other.customName ?? '');
