import type { Booking } from '#shared/domain/booking.ts';
import { asDoctorId, asFacilityId, asIntentId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { project } from '#shared/domain/project.ts';
import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import { ms, type Figure } from '../figures.ts';
import { quantile } from '../statistics.ts';
import type { BenchDesk } from './desk.ts';

const rounds = 500;
const warm = 200;

/** The fold over the fullest day of a hospital with an open intent on each tenth visit, beside a copy of each of its visits. */
export function benchFold({ clock, store, timeZone }: BenchDesk): Figure[] {
  const ids = store.catalogue.addresses().map(({ id }) => id);
  const day = dayWindow(localDateOf(clock.now(), timeZone), timeZone);
  const bookings = store.bookings.inWindow(ids, day);
  const intents = bookings.filter((_, index) => index % 10 === 0).map(intentOn);
  const folds: number[] = [];
  const copies: number[] = [];
  let kept = 0;
  for (let round = -warm; round < rounds; round += 1) {
    const before = performance.now();
    kept += project(bookings, intents).length;
    const middle = performance.now();
    kept += bookings.map((booking) => ({ ...booking })).length;
    const after = performance.now();
    if (round < 0) continue;
    folds.push(middle - before);
    copies.push(after - middle);
  }
  if (kept === 0) throw new Error('The day is empty.');
  const p50 = quantile(folds, 0.5);
  return [
    {
      name: `fold of a day: ${bookings.length} visits, ${intents.length} intents, p50`,
      ours: ms(p50),
      beside: `p95 ${ms(quantile(folds, 0.95))}; ${ms(quantile(copies, 0.5))}: a copy of each visit`,
      ratio: p50 / quantile(copies, 0.5),
      value: p50,
      aim: 2,
    },
  ];
}

function intentOn({ id, addressId, status, start, end, presence }: Booking, index: number): Intent {
  return {
    id: asIntentId(`fold${index}`),
    action:
      index % 2 === 0 ? { kind: 'confirm', bookingId: id } : { kind: 'cancel', bookingId: id, reason: null },
    calendar: { facilityId: asFacilityId('1'), doctorId: asDoctorId('1'), addressId },
    staff: 'AK',
    seen: { status, start, end, presence },
    state: 'queued',
    createdAt: start - 60_000,
    heldUntil: start - 55_000,
    notBefore: 0,
    attempts: 0,
    firstSentAt: null,
    knownBefore: [],
    refusal: null,
  };
}
