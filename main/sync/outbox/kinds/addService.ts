import { serviceOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { AddressService } from '#shared/domain/catalogue.ts';
import type { AddressServiceId, CalendarRef } from '#shared/domain/ids.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import {
  addService as decision,
  isAddService,
  isSameOffer,
  type AddServiceAction,
} from '#shared/domain/kinds/addService.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { tellable, termsOf, termsUnlike, withTerms } from '#shared/domain/services/terms.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { noteOf } from '../note.ts';
import { done, inListLane, kept, notDone, onOffer, readServices, touchesList } from './onOffer.ts';
import type { Done, Finding, Ground, GroundContext, KindContext, OutboxKind, Unread } from './outboxKind.ts';
import { termsOnWire } from './termsOnWire.ts';

/** A calendar offers one service more. */
export const addService: OutboxKind<AddServiceAction> = {
  ...onOffer,
  decision,
  ground,
  noted: ({ serviceId, name }) => ({ serviceId, name }),
  // A new service stands on nothing; where it is there already, the vendor says so.
  checkPrecondition: () => Promise.resolve(notDone),
  call,
  lookUp,
  touches: (_, { calendar }) => touchesList('addressServices', calendar),
};

/** The same service is not wanted twice while the first is on its way. */
function ground(
  { store }: GroundContext,
  action: AddServiceAction,
  calendar: CalendarRef | null,
): Ground<AddServiceAction> {
  if (calendar === null) return { kind: 'undecidable', why: 'serviceGone' };
  const isOnItsWay = store.intents
    .open([calendar.addressId])
    .filter(isAddService)
    .some(
      (other) =>
        other.state !== 'refused' &&
        other.calendar.addressId === calendar.addressId &&
        isSameOffer(action, {
          serviceId: other.action.serviceId,
          customName: other.action.terms.customName,
        }),
    );
  return {
    kind: 'decided',
    subject: null,
    withdraws: [],
    intent: isOnItsWay ? null : { action, calendar, seen: null },
  };
}

/** Where the vendor has such a service already it is not made twice: it becomes as it is wanted (availability.md §4). */
async function call(
  context: KindContext,
  intent: IntentOf<AddServiceAction>,
): Promise<Result<Done, RemoteError>> {
  const { remote, store } = context;
  const { action, calendar } = intent;
  return inListLane(context, 'addressServices', calendar, async () => {
    const wanted = { ...termsOnWire(action.terms), serviceId: action.serviceId };
    const added = await remote.addAddressService(calendar, wanted);
    if (added.ok) {
      const { id, service } = added.value;
      return ok(serviceAdded(store, intent, id, service ?? madeOf(intent, id)));
    }
    if (added.error.kind !== 'conflict') return added;
    const list = await remote.getAddressServices(calendar);
    // Nothing was made, whatever became of the look.
    if (!list.ok) return err({ ...list.error, sent: 'no' });
    const there = list.value.items.find((service) => isSameOffer(action, service));
    if (there === undefined) return added;
    const changed = await remote.updateAddressService(calendar, there.id, termsOnWire(action.terms));
    return changed.ok ? ok(serviceAdded(store, intent, there.id, changed.value)) : changed;
  });
}

/** Without a number it is known by its entry and its own name, of which the vendor takes one. */
async function lookUp(
  context: KindContext,
  intent: IntentOf<AddServiceAction>,
): Promise<Result<Finding, Unread>> {
  const read = await readServices(context, intent.calendar);
  if (!read.ok) return read;
  const made = findAdded(intent.action, read.value);
  return made === null ? notDone : done(serviceAdded(context.store, intent, made.id, made));
}

/** The service that was wanted, as it was wanted, among those that are offered; `null`: it is not done. Pure. */
export function findAdded(action: AddServiceAction, there: readonly AddressService[]): AddressService | null {
  const wanted = tellable(action.terms);
  return (
    there.find(
      (service) =>
        isSameOffer(action, service) && termsUnlike(wanted, tellable(termsOf(service, null))).length === 0,
    ) ?? null
  );
}

/** Its id is known from now on, also to the hours that wait for it. */
function serviceAdded(
  store: KindContext['store'],
  { id, action, calendar }: IntentOf<AddServiceAction>,
  made: AddressServiceId,
  service: AddressService,
): Done {
  const { addressId } = calendar;
  return kept({ id: made }, (at) => {
    store.catalogue.keepAddressService(service);
    store.ownDurations.set(addressId, made, action.terms.duration);
    store.availability.renameService(addressId, { from: serviceOnItsWay(id), to: made });
    store.intents.remapSubject(
      { kind: 'addressService', id: serviceOnItsWay(id) },
      { kind: 'addressService', id: made },
      noteOf(at, {}),
    );
  });
}

/** The vendor told its id alone: the rest is as it was wanted until the list is read. */
const madeOf = ({ action, calendar }: IntentOf<AddServiceAction>, id: AddressServiceId): AddressService =>
  withTerms(
    {
      id,
      addressId: calendar.addressId,
      serviceId: action.serviceId,
      name: action.terms.customName ?? action.name,
      customName: null,
      price: null,
      priceFrom: false,
      isDefault: false,
      visible: true,
      description: null,
      duration: null,
      allowedAges: null,
      publicInsurance: null,
    },
    tellable(action.terms),
  );
