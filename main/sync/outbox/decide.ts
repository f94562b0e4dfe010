import { type ClinicKey, firstClinic, withKey } from '#shared/domain/clinicKey.ts';
import { asIntentId, type BookingId, type CalendarRef, type IntentId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { kindOf } from '#shared/domain/kinds/kindOf.ts';
import { projectBreaksWith, projectWith } from '#shared/domain/project.ts';
import type { Subject } from '#shared/domain/subject.ts';
import type { Clock, Random } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { IntentNote, Store } from '../ports.ts';
import type { Ground, GroundContext, OutboxKind, OutboxKinds, Undecidable } from './kinds/outboxKind.ts';
import { noteOf } from './note.ts';

/** What a receptionist wants done. For something new, where. */
export interface Decision<A extends Action> {
  readonly action: A;
  /** Of something new; of what is known, it is known. */
  readonly calendar: CalendarRef | null;
  /** Initials. */
  readonly staff: string;
  /** The first decision of the press that this one belongs to; absent: it is that first one, or alone. */
  readonly bundle?: IntentId | undefined;
}

/** What became of a decision: durable when it is returned. */
export type Decided =
  | { readonly kind: 'intent'; readonly id: IntentId; readonly heldUntil: number }
  /** Nothing is left to tell the vendor: it was the opposite of what had not been sent, or is so already. */
  | { readonly kind: 'settled'; readonly withdrawn: readonly IntentId[] }
  /** The same booking is wanted a second time while the first is on its way: one visit is all that both want. */
  | { readonly kind: 'already'; readonly bookingId: BookingId };

export interface Decisions<A extends Action> {
  decide(decision: Decision<A>): Result<Decided, Undecidable>;
  /** Takes back what has not been sent (`staff`: whoever does that, where known), and brings back what it had taken back itself. */
  undo(id: IntentId, staff?: string): 'undone' | 'tooLate' | 'laterOnesFirst';
  /** What was decided of one kind on a subject, and has not been sent, is not meant any more. */
  withdraw(kind: A['kind'], subject: Subject, staff?: string): void;
  /** A person has looked at a refused intent and lets it go. */
  dismiss(id: IntentId, staff?: string): boolean;
}

export interface DecisionParts<A extends Action> {
  readonly store: Store<A>;
  readonly clock: Clock;
  readonly random: Random;
  /** Of which the decisions are: their ids have it, too. */
  readonly clinic?: ClinicKey | undefined;
  /** The undo window, milliseconds. */
  readonly undoMs: () => number;
  /** Called when a change is durable. */
  readonly changed: (intent: IntentOf<A>) => void;
}

/**
 * Turns decisions into intents: with their audit entry, in one transaction with everything that they take back, before the
 * call returns to the screen (design §4).
 * @param kinds what can be decided
 */
export function createDecisions<A extends Action>(
  parts: DecisionParts<A>,
  kinds: OutboxKinds<A>,
): Decisions<A> {
  return new IntentDecisions(parts, kinds);
}

class IntentDecisions<A extends Action> implements Decisions<A> {
  readonly #parts: DecisionParts<A>;
  readonly #kinds: OutboxKinds<A>;
  readonly #context: GroundContext;
  /** What the decision under way has written, taken back and brought back, to be told of when it is durable. */
  #touched: IntentOf<A>[] = [];

  constructor(parts: DecisionParts<A>, kinds: OutboxKinds<A>) {
    this.#parts = parts;
    this.#kinds = kinds;
    this.#context = {
      store: parts.store,
      project: (bookings, intents: readonly IntentOf<A>[]) =>
        projectWith<A>((action) => this.#kindOf(action).decision, bookings, intents),
      projectBreaks: (breaks, intents: readonly IntentOf<A>[]) =>
        projectBreaksWith<A>((action) => this.#kindOf(action).decision, breaks, intents),
    };
  }

  decide({ action, calendar, staff, bundle }: Decision<A>): Result<Decided, Undecidable> {
    return this.#durably(() => {
      const ground = this.#kindOf(action).ground(this.#context, action, calendar);
      switch (ground.kind) {
        case 'undecidable':
          return err(ground.why);
        case 'already':
          return ok({ kind: 'already', bookingId: ground.bookingId });
        case 'decided':
          return ok(this.#carryOut(ground, staff, bundle));
      }
    });
  }

  undo(id: IntentId, staff?: string): 'undone' | 'tooLate' | 'laterOnesFirst' {
    const { store } = this.#parts;
    return this.#durably(() => {
      const intent = store.intents.get(id);
      if (intent === null || !isUnsent(intent)) return 'tooLate';
      const subject = this.#kindOf(intent.action).decision.subjectOf(intent);
      const waiting = store.intents.ofSubject(subject).filter(({ state }) => state !== 'refused');
      if (waiting.at(-1)?.id !== id) return 'laterOnesFirst';
      this.#takeBack(intent, null, staff);
      const restored = store.intents.restore(id, this.#noteBy(staff));
      const line = store.intents.ofSubject(subject);
      this.#rebase(line, restored, 'broughtBack');
      // What comes back may be shown where nothing else changes.
      this.#touched.push(...line.filter((other) => restored.includes(other.id)));
      return 'undone';
    });
  }

  withdraw(kind: A['kind'], subject: Subject, staff?: string): void {
    this.#durably(() => {
      const now = this.#kinds[kind].subjectNow(this.#context, subject);
      for (const intent of this.#parts.store.intents.ofSubject(now))
        if (isUnsent(intent) && intent.action.kind === kind) this.#takeBack(intent, null, staff);
    });
  }

  dismiss(id: IntentId, staff?: string): boolean {
    return this.#durably(() => {
      const intent = this.#parts.store.intents.get(id);
      if (intent?.state !== 'refused') return false;
      this.#takeBack(intent, null, staff);
      return true;
    });
  }

  #kindOf(action: A): OutboxKind<A> {
    return kindOf(this.#kinds, action);
  }

  /** Does the work in one transaction, and tells of what it touched once that is durable. */
  #durably<T>(work: () => T): T {
    this.#touched = [];
    const result = this.#parts.store.transaction(work);
    for (const intent of this.#touched) this.#parts.changed(intent);
    return result;
  }

  #carryOut(
    { subject, withdraws, intent }: Extract<Ground<A>, { kind: 'decided' }>,
    staff: string,
    bundle: IntentId | undefined,
  ): Decided {
    const { clock, random, store, clinic = firstClinic } = this.#parts;
    const own = `i${clock.now().toString(36)}-${Math.floor(random() * 2 ** 40).toString(36)}`;
    const id = withKey(clinic, asIntentId(own));
    const earlier = subject === null || withdraws.length === 0 ? [] : store.intents.ofSubject(subject);
    const by = intent === null ? null : id;
    for (const other of earlier) if (withdraws.includes(other.id)) this.#takeBack(other, by, staff);
    this.#rebase(earlier, withdraws, 'takenBack');
    return intent === null
      ? { kind: 'settled', withdrawn: withdraws }
      : this.#insert({ ...intent, id, staff, ...(bundle !== undefined && { bundle }) });
  }

  /** What was taken back meanwhile is no open intent any more, and stays as it was. */
  #rebase(line: readonly IntentOf<A>[], ids: readonly IntentId[], became: 'takenBack' | 'broughtBack'): void {
    const { clock, store } = this.#parts;
    for (const [index, intent] of line.entries()) {
      if (!ids.includes(intent.id)) continue;
      const changed = this.#kindOf(intent.action).rebase(intent, line.slice(index + 1), became);
      for (const { id, state, seen } of changed)
        store.intents.change(id, { state, seen }, noteOf(clock.now(), { seen }));
    }
  }

  #takeBack(intent: IntentOf<A>, by: IntentId | null, staff: string | undefined): void {
    this.#parts.store.intents.drop(intent.id, by, this.#noteBy(staff));
    this.#touched.push(intent);
  }

  #noteBy(staff: string | undefined): IntentNote {
    const note = noteOf(this.#parts.clock.now(), {});
    return staff === undefined ? note : { ...note, staff };
  }

  #insert(decided: Pick<IntentOf<A>, 'id' | 'action' | 'calendar' | 'staff' | 'seen' | 'bundle'>): Decided {
    const { clock, store, undoMs } = this.#parts;
    const { action, seen } = decided;
    const kind = this.#kindOf(action);
    const now = clock.now();
    const intent: IntentOf<A> = {
      ...decided,
      state: 'held',
      createdAt: now,
      heldUntil: kind.leavesAtOnce === true ? now : now + undoMs(),
      notBefore: kind.ownTime?.begins(decided) ?? 0,
      attempts: 0,
      firstSentAt: null,
      knownBefore: [],
      refusal: null,
    };
    // What an entry tells without its intent, which is not kept for ever. Nothing of the patient's.
    store.intents.insert(intent, noteOf(now, { seen, ...kind.noted(action) }));
    this.#touched.push(intent);
    return { kind: 'intent', id: intent.id, heldUntil: intent.heldUntil };
  }
}

const isUnsent = ({ state }: Pick<IntentOf<Action>, 'state'>): boolean =>
  state === 'held' || state === 'queued';
