import type { AddressServiceId, ServiceId } from '../ids.ts';
import type { ExceptionChange } from './exception.ts';
import type { Period } from './period.ts';
import type { Plan } from './plan.ts';

/** A calendar's service, as far as it can be recognised at another calendar. */
export interface OfferedService {
  readonly id: AddressServiceId;
  /** The entry of the vendor's dictionary; `null`: the vendor gave none. */
  readonly serviceId: ServiceId | null;
  readonly name: string;
  readonly customName: string | null;
}

/** A calendar's services by another's; `null`: there is none. */
export type ServiceNames = ReadonlyMap<AddressServiceId, AddressServiceId | null>;

/**
 * A calendar's services by another's: the same entry of the dictionary with the same own name, or else the only one of that entry; where
 * the vendor gave no entry, the same name.
 */
export function matchedServices(
  own: readonly OfferedService[],
  theirs: readonly OfferedService[],
): ServiceNames {
  const called = ({ customName, name }: OfferedService): string => (customName ?? name).trim().toLowerCase();
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

/** The services that periods name, each once. */
export const servicesIn = (periods: readonly Period[]): readonly AddressServiceId[] => [
  ...new Set(periods.flatMap(({ services }) => services.map(({ addressServiceId }) => addressServiceId))),
];

/** All periods of plans, in no order that means anything. */
export const periodsOfPlans = (plans: readonly Plan[]): readonly Period[] =>
  plans.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days.flat()));

/** A length of its own stays with its service; insurers are another address's, and stay behind. */
export const periodsAtOther = (periods: readonly Period[], names: ServiceNames): readonly Period[] =>
  periods.map((period) => ({
    ...period,
    insurance: period.insurance === 'with' ? ('both' as const) : period.insurance,
    providers: [],
    services: period.services.flatMap(({ addressServiceId, duration }) => {
      const other = names.get(addressServiceId) ?? null;
      return other === null ? [] : [{ addressServiceId: other, duration }];
    }),
  }));

/** Plans of a calendar with another's services. */
export const plansAtOther = (plans: readonly Plan[], names: ServiceNames): readonly Plan[] =>
  plans.map((plan) => ({
    ...plan,
    weeks: plan.weeks.map((week) => ({
      ...week,
      days: week.days.map((day) => periodsAtOther(day, names)),
    })),
  }));

/** An exception's change with another calendar's services. */
export function changeAtOther(change: ExceptionChange, names: ServiceNames): ExceptionChange {
  if ((change.kind !== 'replaced' && change.kind !== 'extra') || change.hours.kind !== 'periods')
    return change;
  return { ...change, hours: { kind: 'periods', periods: periodsAtOther(change.hours.periods, names) } };
}
