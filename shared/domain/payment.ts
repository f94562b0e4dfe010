import type { Booking } from './booking.ts';

/** How the online payment of a visit stands; `online`: there is one, and nothing more is known. */
export const payments = [
  'online',
  'waiting',
  'notPaid',
  'paid',
  'failed',
  'canceled',
  'refunded',
  'chargedBack',
] as const;
export type Payment = (typeof payments)[number];

/** The vendor's words: its guide, its examples and its events each have their own (API.md §7). */
const words: ReadonlyMap<string, Payment> = new Map([
  ['new', 'notPaid'],
  ['not paid', 'notPaid'],
  ['in progress', 'waiting'],
  ['waiting for confirmation', 'waiting'],
  ['successful', 'paid'],
  ['paid', 'paid'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
  ['refunded', 'refunded'],
  ['charged back', 'chargedBack'],
]);

/** @returns `null` where the visit is not paid online, as far as the vendor told; a word of later versions tells nothing */
export function paymentOf({
  prepaid,
  paymentStatus,
}: Pick<Booking, 'prepaid' | 'paymentStatus'>): Payment | null {
  const word = (paymentStatus ?? '').toLowerCase().replaceAll(/[_-]/g, ' ');
  return words.get(word) ?? (prepaid === true ? 'online' : null);
}
