import type { Push } from '#shared/contract/door.ts';
import type { CopyMatch, HoursCopied } from '#shared/contract/hours.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { asAddressId, type AddressServiceId } from '#shared/domain/ids.ts';
import type { Session } from '../session.ts';
import { servicesWanted, type WantedService } from './servicesWanted.ts';

type Clinic = Pick<Session, 'store' | 'now' | 'staff'>;
type ServiceNames = ReadonlyMap<AddressServiceId, AddressServiceId | null>;

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
    const names = matched(own, servicesWanted(store, { id: asAddressId(id) }));
    const { revision, draft } = store.availability.timetables.get(asAddressId(id));
    const missing = usedIn(plans).flatMap((used) =>
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

const usedIn = (plans: readonly Plan[]): readonly AddressServiceId[] => [
  ...new Set(
    plans.flatMap(({ weeks }) =>
      weeks.flatMap(({ days }) =>
        days.flatMap((day) =>
          day.flatMap(({ services }) => services.map(({ addressServiceId }) => addressServiceId)),
        ),
      ),
    ),
  ),
];

/**
 * A calendar's services by another's: the same entry of the dictionary with the same own name, or else the only one of that entry; where
 * the vendor gave no entry, the same name. `null`: there is none.
 */
function matched(own: readonly WantedService[], theirs: readonly WantedService[]): ServiceNames {
  const called = ({ customName, name }: WantedService): string => (customName ?? name).trim().toLowerCase();
  return new Map(
    own.map((service) => {
      const ofEntry = theirs.filter((other) =>
        service.serviceId === null
          ? called(other) === called(service)
          : other.serviceId === service.serviceId,
      );
      const alike = ofEntry.find((other) => called(other) === called(service));
      const only = ofEntry.length === 1 ? ofEntry[0] : undefined;
      return [service.id, (alike ?? only)?.id ?? null] as const;
    }),
  );
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
      const names = matched(own, servicesWanted(store, { id }));
      const draft = { plans: renamed(plans, names), staff: staff.initials(), at: now() };
      if (timetables.saveDraft(id, other.seen, draft).kind === 'changed') copied.push(other.addressId);
    }
  });
  if (copied.length > 0) push('hours.changed', { addressIds: copied });
  const left = to.flatMap((other) => (copied.includes(other.addressId) ? [] : [other.addressId]));
  return { kind: 'copied', copied, left };
}

/** A length of its own stays with its service; insurers are another address's, and stay behind. */
const renamed = (plans: readonly Plan[], names: ServiceNames): readonly Plan[] =>
  plans.map((plan) => ({
    ...plan,
    weeks: plan.weeks.map((week) => ({
      ...week,
      days: week.days.map((day) =>
        day.map((period) => ({
          ...period,
          insurance: period.insurance === 'with' ? ('both' as const) : period.insurance,
          providers: [],
          services: period.services.flatMap(({ addressServiceId, duration }) => {
            const other = names.get(addressServiceId) ?? null;
            return other === null ? [] : [{ addressServiceId: other, duration }];
          }),
        })),
      ),
    })),
  }));
