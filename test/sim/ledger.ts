import type { BookingId, IntentId } from '#shared/domain/ids.ts';
import type { VisitAction, VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import type { Call } from './journal.ts';

/** What the simulation itself knows of one decision: the product's own records are compared with it. */
export interface Entry {
  /** The decision's own word: it stands as the initials in the store, and in the name of a new patient. */
  readonly mark: string;
  /** The patient's mark; another's where a visit is booked a second time. */
  readonly patientMark: string;
  readonly desk: number;
  readonly order: number;
  readonly action: VisitAction;
  readonly decidedAt: number;
  readonly undoMs: number;
  id: IntentId | null;
  /**
   * What the desk answered; `crashed`: it died meanwhile, so that it may or may not have been kept; `already`: the same booking is on
   * its way, so that this one was never kept.
   */
  answer: 'intent' | 'settled' | 'already' | 'no' | 'crashed';
  /** As the product kept it, when it was first seen. */
  seen: VisitIntent['seen'];
  undone: boolean;
  dismissed: boolean;
  /** Mark of the later decision that took it back. */
  supersededBy: string | null;
  /** How many decisions there were when undoing that one brought it back; `null`: it never was. */
  broughtBackAt: number | null;
  /** When the product recorded the vendor's yes. */
  confirmedAt: number | null;
  /** It waited for a person at least once. */
  refused: boolean;
  /** Its answer was lost at least once. */
  readBack: boolean;
  /** For a new booking: such visits as were in the desk's own copy when it was first recorded as leaving; `null`: it never was. */
  twinsKnown: readonly BookingId[] | null;
  readonly calls: Call[];
}

/** All decisions of all desks. */
export class Ledger {
  readonly entries: Entry[] = [];
  readonly #byMark = new Map<string, Entry>();

  add(entry: Entry): void {
    this.entries.push(entry);
    this.#byMark.set(entry.mark, entry);
  }

  get(mark: string): Entry | undefined {
    return this.#byMark.get(mark);
  }

  of(desk: number): readonly Entry[] {
    return this.entries.filter((entry) => entry.desk === desk);
  }
}
