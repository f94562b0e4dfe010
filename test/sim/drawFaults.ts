import { intBetween, pick } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';
import type { Fault, FaultRule } from '../../main/practice/faults.ts';

const kinds: readonly ((random: Random) => Fault)[] = [
  () => ({ kind: 'drop-before' }),
  () => ({ kind: 'drop-after' }),
  () => ({ kind: 'drop-after' }),
  (random) => ({ kind: 'reset', after: random() < 0.5 }),
  // The vendor may carry a call out after its caller has given up (45 s for writes), but not much later: see the invariants.
  (random) => ({ kind: 'delay', ms: pick(random, [700, 5_000, 20_000, 46_000]) }),
  // The gate answers these before anything is done.
  (random) => ({ kind: 'status', status: pick(random, [401, 429]) }),
  (random) => ({
    kind: 'status',
    status: pick(random, [409, 422, 500, 502, 503, 504]),
    after: random() < 0.4,
  }),
  (random) => ({ kind: 'status', status: pick(random, [500, 502, 504]), after: true }),
  () => ({ kind: 'cut-json' }),
  () => ({ kind: 'wrong-json' }),
  () => ({ kind: 'html' }),
  () => ({ kind: 'events-duplicated' }),
  () => ({ kind: 'events-reordered' }),
  () => ({ kind: 'events-swallowed' }),
];

const targets: readonly (FaultRule['operations'] | null)[] = [
  null,
  ['writes'],
  ['writes'],
  ['writes'],
  ['bookSlot'],
  ['moveBooking'],
  ['reads'],
  ['getBookings'],
  ['getBooking'],
  ['getNotifications'],
  ['token'],
];

/** One to three things that go wrong from now on. */
export function drawFaults(random: Random): FaultRule[] {
  return Array.from({ length: intBetween(random, 1, 3) }, (): FaultRule => {
    const fault = random() < 0.015 ? { kind: 'firewall' as const } : pick(random, kinds)(random);
    const operations = pick(random, targets);
    return {
      fault,
      ...(operations !== null && operations !== undefined && { operations }),
      probability: pick(random, [0.2, 0.6, 1, 1]),
      ...((random() < 0.6 || fault.kind === 'firewall') && { times: intBetween(random, 1, 3) }),
    };
  });
}
