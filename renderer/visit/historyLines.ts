import type { HistoryEntry, VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/** What a line of the history can say; everything else that the audit knows is of no use at the desk. */
const kinds = {
  'intent.book': 'book',
  'intent.confirm': 'confirm',
  'intent.move': 'move',
  'intent.cancel': 'cancel',
  'intent.presence': 'presence',
  'intent.askForOpinion': 'askForOpinion',
  'arrival.arrived': 'arrived',
  'arrival.withDoctor': 'withDoctor',
  'arrival.done': 'done',
  'arrival.noShow': 'noShow',
  'arrival.expected': 'expected',
  'arrival.undone': 'stepUndone',
  'booking.moved': 'moved',
  'intent.confirmed': 'sent',
  'intent.unknown': 'checking',
  'intent.refused': 'refused',
  'intent.dropped': 'dropped',
} as const;

export interface HistoryLine {
  readonly at: EpochMs;
  /** Initials; empty where nobody here did it. */
  readonly staff: string;
  readonly kind: (typeof kinds)[keyof typeof kinds] | 'booked' | 'canceled';
  /** Who did it at the marketplace, for `booked`, `moved` and `canceled`. */
  readonly by: 'patient' | 'doctor' | 'integration' | 'other';
  /** Of a move, whoever made it. */
  readonly moved: HistoryEntry['moved'];
  /** Of a cancellation. */
  readonly reason: string | null;
}

/** The audit of this desk and what the marketplace says of the visit's beginning and end, the latest first. */
export function historyLines(visit: VisitDetails): readonly HistoryLine[] {
  const told: HistoryLine[] = visit.history.flatMap(({ at, staff, kind, moved, reason }) => {
    const known = isKnown(kind) ? kinds[kind] : null;
    if (known === null || (known === 'moved' && moved === null)) return [];
    const by = moved?.by ?? 'other';
    return [{ at, staff: isDecision(kind) ? staff : '', kind: known, by, moved, reason }];
  });
  const bookedHere = told.some(({ kind }) => kind === 'book');
  const canceledHere = told.some(({ kind }) => kind === 'cancel');
  const { bookedAt, canceledAt } = visit;
  return [
    ...(bookedAt === null || bookedHere
      ? []
      : [{ at: bookedAt, staff: '', kind: 'booked', by: visit.bookedBy ?? 'other', ...none } as const]),
    ...told,
    ...(canceledAt === null || canceledHere
      ? []
      : [{ at: canceledAt, staff: '', kind: 'canceled', by: visit.canceledBy ?? 'other', ...none } as const]),
  ]
    .map((line, order) => ({ line, order }))
    .sort((a, b) => b.line.at - a.line.at || b.order - a.order)
    .map(({ line }) => line);
}

const none = { moved: null, reason: null };

const isKnown = (kind: string): kind is keyof typeof kinds => kind in kinds;

/** Initials stand beside what somebody decided, not beside what became of it. */
const isDecision = (kind: string): boolean =>
  kind.startsWith('arrival.') ||
  /^intent\.(book|confirm|move|cancel|presence|askForOpinion|dropped)$/.test(kind);
