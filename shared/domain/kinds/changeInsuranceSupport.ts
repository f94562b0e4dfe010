import { z } from 'zod';
import { asAddressId, type AddressId } from '../ids.ts';
import type { Action, IntentOf } from '../intentOf.ts';
import { insuranceSupports, type InsuranceSupport } from '../services/insurance.ts';
import { onOffer, withIntent, type OfferKind } from './offerKind.ts';
import { itsCalendar } from './visitKind.ts';

/** Others pay for visits at a calendar. */
export interface ChangeInsuranceSupportAction {
  readonly kind: 'changeInsuranceSupport';
  readonly addressId: AddressId;
  readonly to: InsuranceSupport;
  /** As whoever decided saw it; `null`: the vendor did not say. */
  readonly seen: InsuranceSupport | null;
}

/** The subject of all that is decided on who pays at a calendar. */
export const supportSubject = (id: AddressId) => ({ kind: 'support', id }) as const;

export const changeInsuranceSupport: OfferKind<ChangeInsuranceSupportAction> = {
  ...onOffer,
  schema: z.object({
    kind: z.literal('changeInsuranceSupport'),
    addressId: z.string().transform(asAddressId),
    to: z.enum(insuranceSupports),
    seen: z.enum(insuranceSupports).nullable(),
  }),
  subjectOf: ({ action }) => supportSubject(action.addressId),
  withSubject: (action) => action,
  calendarsOf: itsCalendar,
  layOnOffer(offer, intent) {
    const { action, state } = intent;
    const value = state === 'refused' ? offer.support.value : action.to;
    offer.support = { ...withIntent(offer.support, intent), value };
  },
};

/** Whether a decision of whatever kind is about who pays. */
export const isChangeSupport = <I extends Pick<IntentOf<Action>, 'action'>>(
  intent: I,
): intent is I & { readonly action: ChangeInsuranceSupportAction } =>
  intent.action.kind === 'changeInsuranceSupport';
