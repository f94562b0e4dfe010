import type { Exception, ExceptionChange } from '#shared/domain/availability/exception.ts';
import type { Period, PeriodService } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { chance, intBetween, pick } from '#shared/random.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import type { OpenStore } from '../../../main/store/open.ts';

interface Invention {
  readonly random: () => number;
  readonly today: LocalDate;
}

/** Weeks of hours, often of two halves with a lunch between, seldom late into the night. */
export function inventPlan(
  store: OpenStore,
  address: Address,
  { random, today }: Invention,
  own: readonly PeriodService[] = [],
): Plan {
  const offered = [...own, ...servicesOf(store, address)];
  const services = offered.slice(0, intBetween(random, 1, Math.max(1, offered.length)));
  const isOpen = chance(random, 0.25);
  return {
    validFrom: addDays(today, -intBetween(random, 0, 7)),
    validTo: isOpen ? null : addDays(today, intBetween(random, 6, 16)),
    anchorMonday: mondayOf(today),
    weeks: Array.from({ length: pick(random, [1, 1, 1, 2, 3]) }, () => ({
      name: '',
      days: Array.from({ length: 7 }, (_, weekday) =>
        chance(random, weekday < 5 ? 0.8 : 0.2) ? inventDay(random, services) : [],
      ),
    })),
  };
}

export function inventDay(random: () => number, services: readonly PeriodService[]): readonly Period[] {
  const morning = intBetween(random, 7, 10);
  const periods = [periodOf(morning, pick(random, [0, 20]), intBetween(random, 1, 3) * 60, services)];
  if (chance(random, 0.5))
    periods.push(periodOf(14, pick(random, [0, 30]), intBetween(random, 2, 6) * 20, services));
  const isLate = chance(random, 0.3);
  if (isLate && chance(random, 0.5)) periods.push(periodOf(22, 20, pick(random, [40, 60, 100]), services));
  else if (isLate) periods.push(periodOf(23, 0, pick(random, [40, 60]), services));
  return periods;
}

function periodOf(hour: number, minute: number, minutes: number, services: readonly PeriodService[]): Period {
  const wall = (of: number): string =>
    `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
  const start = hour * 60 + minute;
  return { start: wall(start), end: wall(start + minutes), services, insurance: 'both', providers: [] };
}

/** Durations are said, so that nothing hangs on what the clinic knows of them. */
const servicesOf = ({ catalogue }: OpenStore, { id }: Address): readonly PeriodService[] =>
  catalogue
    .addressServices(id)
    .map(({ id: addressServiceId, duration }) => ({ addressServiceId, duration: duration ?? 20 }));

/** Dates on which the plan does not hold; `null`: there is such a one on them already. @param scope of the facility only whole days */
export function inventException(
  store: OpenStore,
  address: Address,
  {
    random,
    today,
    mark,
    scope,
  }: Invention & { readonly mark: string; readonly scope: 'address' | 'facility' },
): Exception | null {
  const from = addDays(today, intBetween(random, 0, 14));
  const to = chance(random, 0.7) ? from : addDays(from, intBetween(random, 1, 6));
  const reason = scope === 'facility' ? 'holiday' : from === to ? 'other' : 'vacation';
  const closed: ExceptionChange = { kind: 'closed', times: null };
  const periods = inventDay(random, servicesOf(store, address));
  const changes: readonly ExceptionChange[] = [
    closed,
    { kind: 'closed', times: [{ start: '08:00', end: pick(random, ['09:00', '09:40', '12:00']) }] },
    { kind: 'asWeekday', weekday: pick(random, [1, 3, 5] as const) },
    { kind: 'replaced', hours: { kind: 'periods', periods } },
    { kind: 'replaced', hours: { kind: 'periods', periods } },
  ];
  const others = store.availability.exceptions.between(from, to).items;
  if (others.some((one) => one.scope.kind === scope && (one.from === one.to) === (from === to))) return null;
  return {
    id: mark,
    scope:
      scope === 'facility'
        ? { kind: 'facility', facilityId: address.facilityId }
        : { kind: 'address', addressId: address.id },
    from,
    to: scope === 'facility' ? from : to,
    reason,
    change: scope === 'facility' ? closed : pick(random, changes),
    note: '',
  };
}
