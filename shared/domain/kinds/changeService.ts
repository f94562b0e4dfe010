import { z } from 'zod';
import { asAddressServiceId, type AddressServiceId } from '../ids.ts';
import type { Action } from '../intentOf.ts';
import { isSameTerm, termNames, type TermsChange } from '../services/terms.ts';
import { termsChangeSchema } from '../services/termsSchemas.ts';
import type { Subject } from '../subject.ts';
import { onOffer, withIntent, type OfferKind } from './offerKind.ts';
import { addressServiceId } from './parsed.ts';
import { itsCalendar, unsent, type Earlier } from './visitKind.ts';

/** Something is said otherwise of a service that a calendar offers. */
export interface ChangeServiceAction {
  readonly kind: 'changeService';
  readonly addressServiceId: AddressServiceId;
  /** For lists and the audit. */
  readonly name: string;
  readonly change: TermsChange;
  /** The same terms as whoever decided saw them. */
  readonly seen: TermsChange;
}

/** An action on a service that is there already. */
interface OnService extends Action {
  readonly addressServiceId: AddressServiceId;
}

/** The subject of all that is decided on a service that is there already. */
export const serviceSubject = ({ action }: { readonly action: OnService }) =>
  ({ kind: 'addressService', id: action.addressServiceId }) as const;

/** The same action on another id of its service. */
export const withService = <A extends OnService>(action: A, { id }: Subject): A => ({
  ...action,
  addressServiceId: asAddressServiceId(id),
});

export const changeService: OfferKind<ChangeServiceAction> = {
  ...onOffer,
  schema: z.object({
    kind: z.literal('changeService'),
    addressServiceId,
    name: z.string(),
    change: termsChangeSchema,
    seen: termsChangeSchema,
  }),
  subjectOf: serviceSubject,
  withSubject: withService,
  calendarsOf: itsCalendar,
  layOnOffer({ services }, intent) {
    const { action, state } = intent;
    const before = services.get(action.addressServiceId);
    if (before === undefined) return;
    const after = { ...before, ...withIntent(before, intent) };
    services.set(
      before.id,
      state === 'refused'
        ? after
        : { ...after, terms: { ...before.terms, ...action.change }, going: before.going ?? 'changing' },
    );
  },
};

/** Whether an action of whatever kind changes a service. */
export const isChangeService = (action: Action): action is ChangeServiceAction =>
  action.kind === 'changeService';

/**
 * One change in the place of several that have not left: the last word of each term, and what was seen before the first of them. A term
 * that comes back to what was seen is no change.
 */
export function mergedChange(action: ChangeServiceAction, earlier: readonly Earlier[]): ChangeServiceAction {
  const before = unsent(earlier)
    .map((intent) => intent.action)
    .filter(isChangeService);
  const all = [...before, action];
  const change = all.reduce<TermsChange>((last, each) => ({ ...last, ...each.change }), {});
  const seen = all.reduce<TermsChange>((first, each) => ({ ...each.seen, ...first }), {});
  const names = termNames.filter((name) => name in change && !isSameTerm(name, change, seen));
  const only = (terms: TermsChange): TermsChange =>
    Object.fromEntries(names.filter((name) => name in terms).map((name) => [name, terms[name]]));
  return { ...action, change: only(change), seen: only(seen) };
}
