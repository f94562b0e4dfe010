import { intBetween, pick, seededRandom } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';
import type { Fault, FaultRule } from '../../main/practice/faults.ts';
import { addressIds } from './smallWorld.ts';

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
  (random) => ({
    kind: 'gateway',
    status: pick(random, [502, 504] as const),
    ms: pick(random, [2_000, 20_000, 44_000]),
  }),
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

/** One to three things that go wrong from now on; now and then one calendar is what the vendor breaks on, and nothing else. */
export function drawFaults(random: Random): FaultRule[] {
  const rules = inTime(withErrorBody(drawRules(random)));
  // A generator of its own: what is drawn after it stays as it was.
  const own = seededRandom(codeOf(JSON.stringify(rules)));
  if (own() >= 0.2) return rules;
  const fault = { kind: 'status', status: pick(own, [500, 500, 403]) } as const;
  return [...rules, { fault, operations: pick(own, brokenReads), address: pick(own, addressIds) }];
}

/** A write that comes late is not worked on for long besides: together that would be longer than the desk waits before it looks. */
function inTime(rules: FaultRule[]): FaultRule[] {
  if (!rules.some(({ fault }) => fault.kind === 'gateway')) return rules;
  return rules.map((rule) =>
    rule.fault.kind === 'delay'
      ? { ...rule, fault: { ...rule.fault, ms: Math.min(rule.fault.ms, 5_000) } }
      : rule,
  );
}

/** Now and then the status of a write says yes and its body no. A generator of its own, as below. */
function withErrorBody(rules: FaultRule[]): FaultRule[] {
  const own = seededRandom(codeOf(JSON.stringify(rules)) ^ 0x510e527f);
  if (own() >= 0.15) return rules;
  const fault = { kind: 'error-body', after: own() < 0.5 } as const;
  return [{ fault, operations: ['writes'], times: intBetween(own, 1, 3) }, ...rules];
}

const brokenReads: readonly string[][] = [
  ['getBookings'],
  ['getBookings', 'getBooking'],
  ['getSlots'],
  ['reads'],
];

const codeOf = (text: string): number => {
  let code = 7;
  for (let at = 0; at < text.length; at += 1) code = (code * 31 + text.charCodeAt(at)) | 0;
  return code;
};

function drawRules(random: Random): FaultRule[] {
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
