import { expect, it } from 'vitest';
import { type Payment, paymentOf } from '#shared/domain/payment.ts';

/*
 * Whichever of its words the vendor uses, the payment stands as it does; a word that nobody knows is not taken for one, and no
 * payment is made up.
 */
it.each<[string | null, Payment | null, Payment]>([
  ['successful', 'paid', 'paid'],
  ['paid', 'paid', 'paid'],
  ['waiting_for_confirmation', 'waiting', 'waiting'],
  ['in_progress', 'waiting', 'waiting'],
  ['new', 'notPaid', 'notPaid'],
  ['not-paid', 'notPaid', 'notPaid'],
  ['FAILED', 'failed', 'failed'],
  ['canceled', 'canceled', 'canceled'],
  ['refunded', 'refunded', 'refunded'],
  ['charged_back', 'chargedBack', 'chargedBack'],
  ['settled', null, 'online'],
  ['constructor', null, 'online'],
  [null, null, 'online'],
])('%s is %s, and %s where the visit is said to be paid online', (paymentStatus, alone, prepaid) => {
  expect(paymentOf({ prepaid: null, paymentStatus })).toBe(alone);
  expect(paymentOf({ prepaid: false, paymentStatus })).toBe(alone);
  expect(paymentOf({ prepaid: true, paymentStatus })).toBe(prepaid);
});
