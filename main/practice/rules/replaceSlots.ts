import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { written, writtenForPeople } from '../wire/time.ts';
import type { Address, World, WorkPeriod } from '../world.ts';
import { servicesAt } from './lookup.ts';
import { bookablePart } from './slots.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';

/** From one instant up to another, epoch ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const twelveWeeks = 12 * 7 * 24 * hourMs;

/** How contradictory rules are to be read (API.md §6, §13). */
export interface SlotRules {
  readonly replaces: 'day' | 'range';
  readonly manyDays: boolean;
  readonly overlap: 'merged' | 'lastWins' | 'refused';
  readonly midnight: 'allowed' | 'refused';
  readonly over: 'accepted' | 'refused';
  /** What becomes of services that cannot be booked yet. */
  readonly newService: 'later' | 'dropped';
}

/** Checks what a PUT of slots wants: eight kinds of 400 (API.md §6). */
export function checkPeriods(
  world: World,
  address: Address,
  periods: readonly WorkPeriod[],
  now: number,
  rules: SlotRules,
): Outcome<null> {
  for (const [index, period] of periods.entries()) {
    const wrong = wrongTime(world, period, index, now, rules) ?? wrongContent(world, address, period);
    if (wrong !== null) return refuse(wrong);
  }
  const days = new Set(periods.map((period) => localDateOf(period.start, world.timeZone)));
  if (days.size > 1 && !rules.manyDays) return refuse(refusals.slotsFromDifferentDays);
  if (rules.overlap === 'refused' && overlaps(periods)) return refuse(refusals.slotsOverlap);
  return done(null);
}

/** What a PUT of these periods overrides: the ranges that they name, or their whole days. */
export function touchedBy(world: World, periods: readonly WorkPeriod[], { replaces }: SlotRules): Span[] {
  return periods.map((period) =>
    replaces === 'range'
      ? { from: period.start, to: period.end }
      : dayWindow(localDateOf(period.start, world.timeZone), world.timeZone),
  );
}

/** Puts the periods in the place of what was there. @param now epoch ms */
export function replacePeriods(
  world: World,
  addressId: string,
  periods: readonly WorkPeriod[],
  rules: SlotRules,
  now: number,
): void {
  let kept = world.workPeriods.get(addressId) ?? [];
  for (const range of touchedBy(world, periods, rules))
    kept = kept.flatMap((period) => without(period, range));
  const offering = periods
    .map((period) => (rules.newService === 'dropped' ? bookablePart(world, period, now) : period))
    .filter((period) => period.services.length > 0);
  const added = rules.overlap === 'lastWins' ? laterOverEarlier(offering) : offering;
  world.workPeriods.set(
    addressId,
    [...kept, ...added].sort((a, b) => a.start - b.start),
  );
}

/** Of each period what no later one in the list takes. */
function laterOverEarlier(periods: readonly WorkPeriod[]): WorkPeriod[] {
  return periods.reduce<WorkPeriod[]>(
    (earlier, period) => [
      ...earlier.flatMap((one) => without(one, { from: period.start, to: period.end })),
      period,
    ],
    [],
  );
}

/** Removes the slots of a calendar day. */
export function clearDay(world: World, addressId: string, date: string): void {
  const day = dayWindow(date, world.timeZone);
  const periods = world.workPeriods.get(addressId) ?? [];
  world.workPeriods.set(
    addressId,
    periods.flatMap((period) => without(period, day)),
  );
}

/** What is left of a period outside a range. */
function without(period: WorkPeriod, range: Span): WorkPeriod[] {
  if (period.end <= range.from || period.start >= range.to) return [period];
  return [
    { ...period, end: range.from },
    { ...period, start: range.to },
  ].filter((rest) => rest.end > rest.start);
}

function wrongTime(world: World, period: WorkPeriod, index: number, now: number, rules: SlotRules) {
  if (period.end - period.start < minuteMs) return refusals.slotTooShort(index);
  if (period.end > now + twelveWeeks)
    return refusals.slotTooFar(index, writtenForPeople(world, now + twelveWeeks));
  if (rules.over === 'refused' && period.end <= now) return refusals.slotOver(index);
  const last = rules.midnight === 'allowed' ? period.end - 1 : period.end;
  const lastDay = localDateOf(last, world.timeZone);
  if (localDateOf(period.start, world.timeZone) !== lastDay)
    return refusals.slotCrossesDay(written(world, period.start), written(world, period.end));
  return null;
}

function wrongContent(world: World, address: Address, period: WorkPeriod) {
  const offered = servicesAt(world, address.id);
  const known = (id: string): boolean => offered.some((service) => service.id === id);
  if (!period.services.every((service) => known(service.addressServiceId)))
    return refusals.addressServiceDoesNotExist;
  const ids = period.insuranceProviders;
  if (period.insuranceAccepted === 'with-insurance-only' && ids.length === 0)
    return refusals.insuranceProvidersMissing;
  if (period.insuranceAccepted === 'without-insurance-only' && ids.length > 0)
    return refusals.insuranceProvidersNotSupported;
  const unknown = ids.filter((id) => !address.insuranceProviders.has(String(id)));
  if (unknown.length > 0) return refusals.insuranceProvidersUnknown(unknown.join(', '), address.id);
  return null;
}

function overlaps(periods: readonly WorkPeriod[]): boolean {
  const sorted = [...periods].sort((a, b) => a.start - b.start);
  return sorted.some((period, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.start < period.end;
  });
}
