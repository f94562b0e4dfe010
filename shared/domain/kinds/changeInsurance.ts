import { z } from 'zod';
import { asAddressId, type AddressId, type InsuranceProviderId } from '../ids.ts';
import type { Action, IntentOf } from '../intentOf.ts';
import { insurerAt, type Acceptance } from '../services/insurance.ts';
import { acceptanceSchema, insurerId } from '../services/insuranceSchemas.ts';
import { onOffer, withIntent, type OfferKind } from './offerKind.ts';
import { itsCalendar } from './visitKind.ts';

/** A calendar takes an insurer, with other plans, or not any more. */
export interface ChangeInsuranceAction {
  readonly kind: 'changeInsurance';
  readonly addressId: AddressId;
  readonly insurerId: InsuranceProviderId;
  /** For lists and the audit. */
  readonly name: string;
  readonly to: Acceptance;
  /** As whoever decided saw it. */
  readonly seen: Acceptance;
}

/** The subject of all that is decided on an insurer at a calendar. */
export const insurerSubject = (action: Pick<ChangeInsuranceAction, 'addressId' | 'insurerId'>) =>
  ({ kind: 'insurer', id: insurerAt(action.addressId, action.insurerId) }) as const;

export const changeInsurance: OfferKind<ChangeInsuranceAction> = {
  ...onOffer,
  schema: z.object({
    kind: z.literal('changeInsurance'),
    addressId: z.string().transform(asAddressId),
    insurerId,
    name: z.string(),
    to: acceptanceSchema,
    seen: acceptanceSchema,
  }),
  subjectOf: ({ action }) => insurerSubject(action),
  withSubject: (action) => action,
  calendarsOf: itsCalendar,
  layOnOffer({ insurers }, intent) {
    const { action, state } = intent;
    const { insurerId: id, name, to } = action;
    const before = insurers.get(id);
    if (before === undefined) {
      if (to.kind === 'not') return;
      const made = { id, name, plans: to.plans, going: state === 'refused' ? null : ('adding' as const) };
      insurers.set(id, { ...made, ...withIntent({ pending: [], attention: [] }, intent) });
      return;
    }
    const after = { ...before, ...withIntent(before, intent) };
    if (state === 'refused') insurers.set(id, after);
    else if (to.kind === 'not') insurers.set(id, { ...after, going: 'removing' });
    else insurers.set(id, { ...after, plans: to.plans, going: before.going ?? 'changing' });
  },
};

/** Whether a decision of whatever kind is about an insurer. */
export const isChangeInsurance = <I extends Pick<IntentOf<Action>, 'action'>>(
  intent: I,
): intent is I & { readonly action: ChangeInsuranceAction } => intent.action.kind === 'changeInsurance';
