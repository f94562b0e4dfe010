import { z } from 'zod';
import { asAddressId, type AddressId } from '../ids.ts';
import type { DecisionKind } from './decisionKind.ts';
import { itsCalendar } from './visitKind.ts';

/** A whole calendar takes bookings again. */
export interface EnableCalendarAction {
  readonly kind: 'enableCalendar';
  readonly addressId: AddressId;
}

/** A whole calendar takes none. What becomes of its slots and visits the vendor's documents do not say. */
export interface DisableCalendarAction {
  readonly kind: 'disableCalendar';
  readonly addressId: AddressId;
}

const addressId = z.string().transform(asAddressId);
type Switch = EnableCalendarAction | DisableCalendarAction;

/** What is the same of switching on and off. */
const onCalendar = {
  subjectOf: ({ action }: { readonly action: Switch }) => ({ kind: 'calendar', id: action.addressId }) as const,
  withSubject: <A extends Switch>(action: A): A => action,
  calendarsOf: itsCalendar,
  lay: () => undefined,
};

export const enableCalendar: DecisionKind<EnableCalendarAction> = {
  ...onCalendar,
  schema: z.object({ kind: z.literal('enableCalendar'), addressId }),
};

export const disableCalendar: DecisionKind<DisableCalendarAction> = {
  ...onCalendar,
  schema: z.object({ kind: z.literal('disableCalendar'), addressId }),
};
