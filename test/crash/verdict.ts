import { mostAttempts } from '#shared/domain/intent.ts';
import type { Booking, World } from '../../main/practice/world.ts';
import type { Arrived } from './clinicHost.ts';
import type { Evidence, IntentRow } from './evidence.ts';
import type { Entry } from './ledger.ts';
import { timeName } from './trouble.ts';

/** What the last look is taken at: the clinic, the file, and what the receptionist remembers. */
export interface Ending {
  readonly world: World;
  readonly arrived: readonly Arrived[];
  readonly evidence: Evidence;
  readonly entries: readonly Entry[];
  readonly disputed: ReadonlySet<string>;
}

/** How it ended for the decisions, in numbers. */
export interface Tally {
  readonly confirmed: number;
  readonly refused: number;
  readonly undone: number;
  readonly superseded: number;
}

/**
 * The invariants, when everything has come to rest. A decision that was acknowledged, or that the file had after a death:
 * - confirmed: its effect is at the clinic exactly once;
 * - refused: it has no effect, and a patient really had got in its way;
 * - taken back, by the receptionist or by a later decision on the same visit: it has no effect; undone ones were never sent;
 * - and nothing else. A decision that the file did not have has no effect. Marks and confirmations stand as last decided.
 */
export function verdictOf(ending: Ending): { readonly wrong: readonly string[]; readonly tally: Tally } {
  const { evidence, entries } = ending;
  const rows = new Map(evidence.intents.map((row) => [row.id, row]));
  const byIntent = new Map(entries.map((entry) => [entry.intentId, entry]));
  const wrong: string[] = [];
  const tally = { confirmed: 0, refused: 0, undone: 0, superseded: 0 };

  for (const entry of entries) {
    const row = entry.intentId === null ? undefined : rows.get(entry.intentId);
    const name = `decision ${entry.number} (${entry.wish.kind} of ${entry.visit}, ${entry.outcome}, ${row?.state ?? 'no row'})`;
    const times = effectsOf(ending.world, entry);
    const expectNone = (): void => {
      if (times !== null && times > 0) wrong.push(`${name}: had an effect ${times} times`);
    };
    switch (row?.state) {
      case 'confirmed':
        tally.confirmed += 1;
        if (times !== null && times !== 1 && !wasTrueAlready(ending, entry, times))
          wrong.push(`${name}: had its effect ${times} times`);
        break;
      case 'refused':
        tally.refused += 1;
        // A lost answer, and a patient who moved the visit on: done, and yet for a person to look at.
        if (!ending.disputed.has(entry.visit) || (times ?? 0) > 1) expectNone();
        if (!isDisputed(ending, entry) && !wasGivenUp(row))
          wrong.push(`${name}: refused (${row.refusal?.reason}) without a reason`);
        break;
      case 'dropped':
        expectNone();
        if (entry.undo === 'done') {
          tally.undone += 1;
          if (wasSent(ending.arrived, entry)) wrong.push(`${name}: sent although it was undone`);
        } else {
          tally.superseded += 1;
          if (!wasSuperseded(row, entry, entries, byIntent)) wrong.push(`${name}: dropped by nobody`);
        }
        break;
      case undefined:
        expectNone();
        break;
      default:
        wrong.push(`${name}: still on its way`);
    }
  }
  wrong.push(...standings(ending, rows));
  return { wrong, tally };
}

/** How often the clinic shows the effect; `null` where only the end can be seen (marks, confirmations). */
function effectsOf(world: World, { wish, visit }: Entry): number | null {
  const all = [...world.bookings.values()];
  switch (wish.kind) {
    case 'book':
      return all.filter(
        ({ originId, patient }) => originId === null && patient.surname === wish.patient.surname,
      ).length;
    case 'move':
      return chainOf(world, visit).filter(
        ({ originId, start, bookedBy }) =>
          originId !== null && start === wish.start && bookedBy === 'integration',
      ).length;
    case 'cancel':
      return all.filter(({ cancelReason }) => cancelReason === wish.reason).length;
    case 'confirm':
    case 'presence':
    case 'askForOpinion':
      return null;
  }
}

function chainOf(world: World, visit: string): Booking[] {
  const all = [...world.bookings.values()];
  const root = all.find(
    ({ id, originId, patient }) => originId === null && (id === visit || patient.surname === visit),
  );
  return root === undefined ? [] : all.filter(({ id, originId }) => id === root.id || originId === root.id);
}

/** A later decision on the same visit took it back, or the same of a visit whose own booking was taken back. */
function wasSuperseded(
  row: IntentRow,
  entry: Entry,
  entries: readonly Entry[],
  byIntent: ReadonlyMap<string | null, Entry>,
): boolean {
  const by = row.supersededBy === null ? null : byIntent.get(row.supersededBy);
  if (by !== null && by !== undefined) return by.visit === entry.visit && by.number > entry.number;
  return entries.some(
    ({ visit, number, outcome }) =>
      visit === entry.visit && number > entry.number && (outcome === 'settled' || outcome === 'never'),
  );
}

/** A patient cancelled first, which is what was wanted. */
function wasTrueAlready({ world, disputed }: Ending, { wish, visit }: Entry, times: number): boolean {
  return (
    wish.kind === 'cancel' &&
    times === 0 &&
    disputed.has(visit) &&
    chainOf(world, visit).every(({ status }) => status === 'canceled')
  );
}

/** After so many sends that each was looked for and not found, a person is asked. */
const wasGivenUp = ({ attempts, refusal }: IntentRow): boolean =>
  attempts >= mostAttempts && refusal?.reason === 'neverArrived';

function isDisputed({ disputed, entries }: Ending, { visit, number }: Entry): boolean {
  if (disputed.has(visit)) return true;
  // What was decided on a visit that was to be booked or moved first goes with that.
  return entries.some(
    (one) =>
      one.visit === visit &&
      one.number <= number &&
      (one.wish.kind === 'book' || one.wish.kind === 'move') &&
      disputed.has(timeName(one.wish.addressId, one.wish.start)),
  );
}

function wasSent(arrived: readonly Arrived[], { wish }: Entry): boolean {
  switch (wish.kind) {
    case 'book':
      return arrived.some(({ body }) => body.includes(JSON.stringify(wish.patient.surname)));
    case 'cancel':
      return arrived.some(({ body }) => body.includes(JSON.stringify(wish.reason)));
    case 'move':
    case 'confirm':
    case 'presence':
    case 'askForOpinion':
      return false;
  }
}

/** Marks, confirmations and cancellations as they stand at the end, beside what was decided on each visit. */
function standings({ world, entries, disputed }: Ending, rows: ReadonlyMap<string, IntentRow>): string[] {
  const visits = new Set(entries.map(({ visit }) => visit));
  return [...visits].flatMap((visit) => {
    const chain = chainOf(world, visit);
    const done = entries
      .filter((entry) => entry.visit === visit && rows.get(entry.intentId ?? '')?.state === 'confirmed')
      .map(({ wish }) => wish);
    const wrong: string[] = [];
    const confirmed = chain.some((booking) => booking.confirmed);
    // A patient took another time after a confirmation had arrived whose answer was lost: of that time it is not true.
    const arrivedBefore =
      disputed.has(visit) &&
      entries.some(
        ({ visit: of, wish, intentId }) =>
          of === visit &&
          wish.kind === 'confirm' &&
          rows.get(intentId ?? '')?.refusal?.reason === 'changedMeanwhile',
      );
    if (confirmed !== done.some(({ kind }) => kind === 'confirm') && !(confirmed && arrivedBefore))
      wrong.push(`visit ${visit}: ${confirmed ? 'confirmed, yet nobody decided it' : 'not confirmed'}`);
    const mark = done.findLast(({ kind }) => kind === 'presence');
    const presence = chain.at(-1)?.presence ?? null;
    if (presence !== (mark?.kind === 'presence' ? mark.presence : null))
      wrong.push(`visit ${visit}: marked ${presence ?? 'not at all'}, decided ${JSON.stringify(done)}`);
    const isOff = chain.length > 0 && chain.every(({ status }) => status === 'canceled');
    if (isOff !== done.some(({ kind }) => kind === 'cancel') && !disputed.has(visit))
      wrong.push(`visit ${visit}: ${isOff ? 'cancelled, yet nobody decided it' : 'not cancelled'}`);
    return wrong;
  });
}
