import { z } from 'zod';
import type { AddressServiceId } from '../ids.ts';
import { serviceSubject, withService } from './changeService.ts';
import { onOffer, withIntent, type OfferKind } from './offerKind.ts';
import { addressServiceId } from './parsed.ts';
import { itsCalendar } from './visitKind.ts';

/** A calendar does not offer a service any more. */
export interface RemoveServiceAction {
  readonly kind: 'removeService';
  readonly addressServiceId: AddressServiceId;
  /** For lists and the audit. */
  readonly name: string;
}

export const removeService: OfferKind<RemoveServiceAction> = {
  ...onOffer,
  schema: z.object({ kind: z.literal('removeService'), addressServiceId, name: z.string() }),
  subjectOf: serviceSubject,
  withSubject: withService,
  calendarsOf: itsCalendar,
  // It stays in sight until it is gone, so that it can be taken back.
  layOnOffer({ services }, intent) {
    const before = services.get(intent.action.addressServiceId);
    if (before === undefined) return;
    const going = intent.state === 'refused' ? before.going : 'removing';
    services.set(before.id, { ...before, ...withIntent(before, intent), going });
  },
};
