import { z } from 'zod';
import { asBreakId, type BreakId, type IntentId } from '#shared/domain/ids.ts';
import type { DecisionKind } from '#shared/domain/kinds/decisionKind.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { localDateOf, type EpochMs } from '#shared/time/zone.ts';
import type { OutboxKind } from '../../main/sync/outbox/kinds/outboxKind.ts';
import type { ReadWindow } from '#shared/domain/readWindow.ts';
import type { CopyStore } from '../../main/sync/ports.ts';

/** A kind of decision that the product does not have: what stands on a break is written on it. */
export interface NoteAction {
  readonly kind: 'note';
  readonly breakId: BreakId;
  readonly at: EpochMs;
  readonly text: string;
}

/** What a vendor of notes does with the next call. */
export type NextAnswer = 'lostAfter' | 'lostBefore' | 'refused' | 'never';

/** A vendor that keeps one note on each break. */
export interface NoteVendor {
  readonly notes: ReadonlyMap<BreakId, string>;
  /** The texts of all calls, as they came. */
  readonly calls: readonly string[];
  /** How many were under way at once, at most; by break. */
  readonly most: { readonly all: number; readonly ofOneBreak: number };
  next(...answers: readonly NextAnswer[]): void;
  write(breakId: BreakId, text: string): Promise<Result<null, RemoteError>>;
  read(breakId: BreakId): Promise<Result<string | null, RemoteError>>;
}

const timeout: RemoteError = { kind: 'timeout', afterMs: 1, operation: 'writeNote', sent: 'maybe' };
const refused: RemoteError = {
  kind: 'invalid',
  status: 422,
  message: 'no notes on this break',
  fields: { text: ['is not wanted'] },
  operation: 'writeNote',
  sent: 'answered',
};

/** @param wait lets some time pass: so long a call is under way */
export function noteVendor(wait: () => Promise<void>): NoteVendor {
  const notes = new Map<BreakId, string>();
  const calls: string[] = [];
  const waiting: NextAnswer[] = [];
  const underWay: BreakId[] = [];
  const most = { all: 0, ofOneBreak: 0 };

  async function answered(breakId: BreakId, text: string): Promise<Result<null, RemoteError>> {
    const answer = waiting.shift();
    await wait();
    if (answer === 'refused') return err(refused);
    if (answer === 'lostBefore') return err(timeout);
    notes.set(breakId, text);
    return answer === undefined
      ? ok(null)
      : answer === 'lostAfter'
        ? err(timeout)
        : new Promise(() => undefined);
  }

  return {
    notes,
    calls,
    most,
    next: (...answers) => void waiting.push(...answers),
    async write(breakId, text) {
      calls.push(text);
      underWay.push(breakId);
      most.all = Math.max(most.all, underWay.length);
      most.ofOneBreak = Math.max(most.ofOneBreak, underWay.filter((id) => id === breakId).length);
      const answer = await answered(breakId, text);
      underWay.splice(underWay.indexOf(breakId), 1);
      return answer;
    },
    read: (breakId) => Promise.resolve(ok(notes.get(breakId) ?? null)),
  };
}

export const noteDecision: DecisionKind<NoteAction> = {
  schema: z.object({
    kind: z.literal('note'),
    breakId: z.string().transform(asBreakId),
    at: z.number(),
    text: z.string(),
  }),
  subjectOf: ({ action }) => ({ kind: 'break', id: action.breakId }),
  withSubject: (action, { id }) => ({ ...action, breakId: asBreakId(id) }),
  calendarsOf: ({ calendar }) => [calendar],
  lay: () => undefined,
};

/** What this desk knows of a note: its copy, in the file. */
export const copyOf = (breakId: BreakId): string => `note.${breakId}`;

function keepNote(
  { settings }: Pick<CopyStore, 'settings'>,
  breakId: BreakId,
  text: string,
): readonly IntentId[] {
  settings.set(copyOf(breakId), text);
  return [];
}

/** All that an outbox must be told to carry notes. */
export function noteKind(vendor: NoteVendor): OutboxKind<NoteAction> {
  return {
    decision: noteDecision,
    subjectNow: (_, subject) => subject,
    ground({ store }, action, calendar) {
      if (calendar === null) return { kind: 'undecidable', why: 'visitGone' };
      // The vendor has it, and nothing is on its way that would change that.
      const subject = { kind: 'break', id: action.breakId } as const;
      const isSo = store.settings.get(copyOf(action.breakId)) === action.text;
      if (isSo && store.intents.ofSubject(subject).length === 0)
        return { kind: 'decided', subject, withdraws: [], intent: null };
      return { kind: 'decided', subject, withdraws: [], intent: { action, calendar, seen: null } };
    },
    noted: ({ at }) => ({ at }),
    rebase: () => [],
    ownTime: null,
    timesOf: ({ action }) => [action.at],
    mayHaveMade: () => false,
    checkPrecondition: () => Promise.resolve(ok({ kind: 'notDone' })),
    knownBefore: () => [],
    async call({ store }, { action: { breakId, text } }) {
      const answer = await vendor.write(breakId, text);
      return answer.ok ? ok({ noted: {}, keep: () => keepNote(store, breakId, text) }) : answer;
    },
    async lookUp({ store }, { action: { breakId, text }, calendar }) {
      const read = await vendor.read(breakId);
      if (!read.ok) return err({ error: read.error, addressId: calendar.addressId });
      if (read.value !== text) return ok({ kind: 'notDone' });
      return ok({
        kind: 'done',
        done: { noted: {}, keep: () => keepNote(store, breakId, text) },
      });
    },
    reasonOf: ({ fields }) => (fields.length > 0 ? 'fieldsWrong' : 'vendorRefused'),
    touches({ zoneOf }, { action, calendar }) {
      const date = localDateOf(action.at, zoneOf(calendar.facilityId));
      const { addressId } = calendar;
      const read: ReadWindow = { addressId, kind: 'breaks', first: date, last: date };
      return { hints: [{ kind: 'window', calendar, read }], outdated: [read], readAgain: 'nextLook' };
    },
  };
}
