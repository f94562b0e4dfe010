import { asAddressServiceId, asIntentId, type AddressServiceId, type IntentId } from '../ids.ts';
import type { ExceptionChange } from './exception.ts';
import type { Plan } from './plan.ts';

/** What stands for the vendor's id in hours until the service has one. The vendor's ids are numbers. */
const mark = 'on-its-way:';

/** The name of a service that a decision is to add, for hours that use it before it is there. */
export const serviceOnItsWay = (decision: IntentId): AddressServiceId =>
  asAddressServiceId(`${mark}${decision}`);

/** Whether a service has no id of the vendor's yet: a date that uses it waits. */
export const isOnItsWay = (id: AddressServiceId): boolean => id.startsWith(mark);

/** The decision that is to add it; `null`: the vendor has numbered it. */
export const decisionOfService = (id: AddressServiceId): IntentId | null =>
  isOnItsWay(id) ? asIntentId(id.slice(mark.length)) : null;

/** A service that is the same under another id: the vendor's, where it was on its way, or a new one. */
export interface ServiceRename {
  readonly from: AddressServiceId;
  readonly to: AddressServiceId;
}

interface WithServices {
  readonly services: readonly { readonly addressServiceId: AddressServiceId }[];
}

/** Periods with a service's other id. The same list where none of them names it. A period that has both keeps the first. */
export function renamedIn<T extends WithServices>(
  periods: readonly T[],
  { from, to }: ServiceRename,
): readonly T[] {
  const names = ({ services }: T): boolean =>
    services.some(({ addressServiceId }) => addressServiceId === from);
  if (!periods.some(names)) return periods;
  return periods.map((period) => {
    if (!names(period)) return period;
    const seen = new Set<AddressServiceId>();
    const services = period.services
      .map((service) => (service.addressServiceId === from ? { ...service, addressServiceId: to } : service))
      .filter(({ addressServiceId }) => !seen.has(addressServiceId) && seen.add(addressServiceId));
    return { ...period, services };
  });
}

/** Plans with a service's other id; the same list where none of them names it. */
export function renamedInPlans(plans: readonly Plan[], rename: ServiceRename): readonly Plan[] {
  const after = plans.map((plan) => {
    const weeks = plan.weeks.map((week) => {
      const days = week.days.map((day) => renamedIn(day, rename));
      return days.every((day, index) => day === week.days[index]) ? week : { ...week, days };
    });
    return weeks.every((week, index) => week === plan.weeks[index]) ? plan : { ...plan, weeks };
  });
  return after.every((plan, index) => plan === plans[index]) ? plans : after;
}

/** An exception's change with a service's other id; the same where it does not name it. */
export function renamedInChange(change: ExceptionChange, rename: ServiceRename): ExceptionChange {
  if ((change.kind !== 'replaced' && change.kind !== 'extra') || change.hours.kind !== 'periods')
    return change;
  const periods = renamedIn(change.hours.periods, rename);
  return periods === change.hours.periods ? change : { ...change, hours: { kind: 'periods', periods } };
}
