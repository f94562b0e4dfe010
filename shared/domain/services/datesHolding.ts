import type { Published } from '../availability/publishedDay.ts';
import type { AddressServiceId } from '../ids.ts';
import type { LocalDate } from '../../time/zone.ts';

/**
 * Why a date holds a service that is to go: it leaves or is looked at (`onItsWay`), the vendor offers something else there and a person has to
 * choose (`differs`), or the vendor did not take it (`refused`).
 */
export const whyHeld = ['onItsWay', 'differs', 'refused'] as const;
export type WhyHeld = (typeof whyHeld)[number];

/** A date that must stand without a service before the vendor lets that go (API.md §5). */
export interface HoldingDate {
  readonly date: LocalDate;
  readonly why: WhyHeld;
}

/**
 * The dates that hold a service, ascending: it stands there as it was published, or the vendor is not done with the date. What needs a
 * person goes before what is on its way.
 * @param days of its calendar, from today on
 */
export function datesHolding(days: readonly Published[], id: AddressServiceId): readonly HoldingDate[] {
  const dates = new Set(days.filter((day) => isHolding(day, id)).map(({ date }) => date));
  return [...dates].sort().map((date) => ({ date, why: whyOf(days.filter((day) => day.date === date)) }));
}

const isHolding = ({ state, periods }: Published, id: AddressServiceId): boolean =>
  state === 'sending' ||
  state === 'accepted' ||
  periods.some(({ services }) => services.some(({ addressServiceId }) => addressServiceId === id));

function whyOf(days: readonly Published[]): WhyHeld {
  const is = (wanted: Published['state']): boolean => days.some(({ state }) => state === wanted);
  if (is('refused')) return 'refused';
  return is('differs') ? 'differs' : 'onItsWay';
}
