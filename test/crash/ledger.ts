import type { Evidence, IntentRow } from './evidence.ts';
import type { Wish } from './messages.ts';

/** What the receptionist remembers of one decision. */
export interface Entry {
  readonly number: number;
  readonly wish: Wish;
  /** Which visit: what it is called as long as it lives, however often its id changes. */
  readonly visit: string;
  /**
   * `asked`: the desk died before it answered. `recorded`: so it was, and the file had it afterwards. `never`: the file did
   * not have it. `settled`: nothing was left to tell the vendor.
   */
  outcome: 'asked' | 'acknowledged' | 'recorded' | 'never' | 'settled' | 'declined';
  intentId: string | null;
  undo: 'no' | 'asked' | 'done';
}

/** Everything that was decided at one desk, across all its deaths. */
export interface Ledger {
  readonly entries: readonly Entry[];
  add(visit: string, wish: Wish): Entry;
  /**
   * Reads a dead desk's file. What was acknowledged must be in it with its audit entry, whole; what was asked and not
   * answered may be in it or not, and from then on it is known which.
   * @returns what is wrong
   */
  compare(evidence: Evidence | null): string[];
}

export function createLedger(): Ledger {
  const entries: Entry[] = [];

  const durable = (): Entry[] =>
    entries.filter(({ outcome }) => outcome === 'acknowledged' || outcome === 'recorded');

  function claimUnanswered(evidence: Evidence): string[] {
    const known = new Set(entries.map(({ intentId }) => intentId));
    const strangers = evidence.intents.filter(({ id }) => !known.has(id));
    const open = entries.filter(({ outcome }) => outcome === 'asked');
    const wrong: string[] = [];
    for (const row of strangers) {
      const entry = open.find((one) => one.outcome === 'asked' && isOf(row, one));
      if (entry === undefined) {
        wrong.push(`${row.id}: in the file, yet nobody decided it (${row.action.kind})`);
        continue;
      }
      entry.outcome = 'recorded';
      entry.intentId = row.id;
    }
    for (const entry of open) if (entry.outcome === 'asked') entry.outcome = 'never';
    return wrong;
  }

  return {
    entries,
    add(visit, wish) {
      const entry: Entry = {
        number: entries.length,
        wish,
        visit,
        outcome: 'asked',
        intentId: null,
        undo: 'no',
      };
      entries.push(entry);
      return entry;
    },
    compare(evidence) {
      if (evidence === null) {
        const lost = durable();
        for (const entry of entries) if (entry.outcome === 'asked') entry.outcome = 'never';
        return lost.map(({ number }) => `decision ${number}: acknowledged, and the file is gone`);
      }
      const wrong = evidence.check === 'ok' ? [] : [`quick_check: ${evidence.check}`];
      wrong.push(...claimUnanswered(evidence));
      const rows = new Map(evidence.intents.map((row) => [row.id, row]));
      for (const entry of durable()) {
        const row = rows.get(entry.intentId ?? '');
        const name = `decision ${entry.number} (${entry.wish.kind}, ${entry.outcome})`;
        if (row === undefined) {
          wrong.push(`${name}: lost`);
          continue;
        }
        if (!evidence.audit.has(`${row.id} intent.${entry.wish.kind}`))
          wrong.push(`${name}: not in the audit`);
        if (entry.undo === 'asked') entry.undo = isUndone(row) ? 'done' : 'no';
        if (entry.undo === 'done' && !isUndone(row)) wrong.push(`${name}: undone, and yet ${row.state}`);
      }
      return wrong;
    },
  };
}

const isUndone = ({ state, supersededBy }: IntentRow): boolean =>
  state === 'dropped' && supersededBy === null;

/** True where the row can be what was asked for: by kind, and by what makes each wish the only one of its kind. */
function isOf({ action }: IntentRow, { wish }: Entry): boolean {
  if (action.kind !== wish.kind) return false;
  switch (wish.kind) {
    case 'book':
      return (action['patient'] as { surname?: unknown }).surname === wish.patient.surname;
    case 'move':
      return (action['to'] as { start?: unknown }).start === wish.start;
    case 'cancel':
      return action['reason'] === wish.reason;
    case 'confirm':
    case 'presence':
    case 'askForOpinion':
      return wish.bookingIds.includes(String(action['bookingId']));
  }
}
