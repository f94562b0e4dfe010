import type { Push } from '#shared/contract/door.ts';
import type { CopyMatch, HoursCopied } from '#shared/contract/hours.ts';
import {
  matchedServices,
  periodsOfPlans,
  plansAtOther,
  servicesIn,
} from '#shared/domain/availability/otherServices.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import type { Session } from '../session.ts';
import { servicesWanted } from './servicesWanted.ts';

type Clinic = Pick<Session, 'store' | 'now' | 'staff'>;

interface AsSeen {
  readonly addressId: string;
  readonly seen: number;
}

/** What each calendar lacks of the services that a calendar's hours name. Those that are gone are left out. */
export function matchServices(
  { store }: Pick<Clinic, 'store'>,
  { addressId, to }: { readonly addressId: string; readonly to: readonly string[] },
): CopyMatch[] {
  const plans = plansOf(store, addressId);
  const own = servicesWanted(store, { id: asAddressId(addressId) });
  return to.flatMap((id) => {
    if (store.catalogue.address(asAddressId(id)) === null) return [];
    const names = matchedServices(own, servicesWanted(store, { id: asAddressId(id) }));
    const { revision, draft } = store.availability.timetables.get(asAddressId(id));
    const missing = servicesIn(periodsOfPlans(plans)).flatMap((used) =>
      names.get(used) === null ? (own.find((service) => service.id === used) ?? []) : [],
    );
    return [
      {
        addressId: id,
        seen: revision,
        hasDraft: draft !== null,
        missing: missing.map(({ customName, name }) => customName ?? name),
      },
    ];
  });
}

/** The hours that are seen in an editor: the draft, or else what is in force. */
function plansOf({ availability }: Clinic['store'], addressId: string): readonly Plan[] {
  const { draft, inForce } = availability.timetables.get(asAddressId(addressId));
  return (draft ?? inForce)?.plans ?? [];
}

/** A calendar's hours become drafts of others, with their own services. Each that was changed meanwhile is left as it is. */
export function copyHours(
  { store, now, staff }: Clinic,
  { addressId, seen, to }: AsSeen & { readonly to: readonly AsSeen[] },
  push: Push,
): ({ kind: 'copied' } & HoursCopied) | { kind: 'changedMeanwhile' | 'gone' } {
  const from = asAddressId(addressId);
  if (store.catalogue.address(from) === null) return { kind: 'gone' };
  const { timetables } = store.availability;
  if (timetables.get(from).revision !== seen) return { kind: 'changedMeanwhile' };
  const plans = plansOf(store, addressId);
  const own = servicesWanted(store, { id: from });
  const copied: string[] = [];
  store.transaction(() => {
    for (const other of to) {
      const id = asAddressId(other.addressId);
      if (id === from || store.catalogue.address(id) === null) continue;
      const names = matchedServices(own, servicesWanted(store, { id }));
      const draft = { plans: plansAtOther(plans, names), staff: staff.initials(), at: now() };
      if (timetables.saveDraft(id, other.seen, draft).kind === 'changed') copied.push(other.addressId);
    }
  });
  if (copied.length > 0) push('hours.changed', { addressIds: copied });
  const left = to.flatMap((other) => (copied.includes(other.addressId) ? [] : [other.addressId]));
  return { kind: 'copied', copied, left };
}
