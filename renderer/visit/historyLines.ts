import type { VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/** What a line of the history can say; everything else that the audit knows is of no use at the desk. */
const kinds = {
  'intent.book': 'book',
  'intent.confirm': 'confirm',
  'intent.move': 'move',
  'intent.cancel': 'cancel',
  'intent.presence': 'presence',
  'arrival.arrived': 'arrived',
  'arrival.withDoctor': 'withDoctor',
  'arrival.done': 'done',
  'arrival.noShow': 'noShow',
  'arrival.expected': 'expected',
  'arrival.undone': 'stepUndone',
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
  /** Who did it at the marketplace, for `booked` and `canceled`. */
  readonly by: 'patient' | 'doctor' | 'integration' | 'other';
}

/** The audit of this desk and what the marketplace says of the visit's beginning and end, the latest first. */
export function historyLines(visit: VisitDetails): readonly HistoryLine[] {
  const told: HistoryLine[] = visit.history.flatMap(({ at, staff, kind }) => {
    const known = isKnown(kind) ? kinds[kind] : null;
    return known === null ? [] : [{ at, staff: isDecision(kind) ? staff : '', kind: known, by: 'other' }];
  });
  const bookedHere = told.some(({ kind }) => kind === 'book');
  const canceledHere = told.some(({ kind }) => kind === 'cancel');
  const { bookedAt, canceledAt } = visit;
  return [
    ...(bookedAt === null || bookedHere
      ? []
      : [{ at: bookedAt, staff: '', kind: 'booked', by: visit.bookedBy ?? 'other' } as const]),
    ...told,
    ...(canceledAt === null || canceledHere
      ? []
      : [{ at: canceledAt, staff: '', kind: 'canceled', by: visit.canceledBy ?? 'other' } as const]),
  ]
    .map((line, order) => ({ line, order }))
    .sort((a, b) => b.line.at - a.line.at || b.order - a.order)
    .map(({ line }) => line);
}

const isKnown = (kind: string): kind is keyof typeof kinds => kind in kinds;

/** Initials stand beside what somebody decided, not beside what became of it. */
const isDecision = (kind: string): boolean =>
  kind.startsWith('arrival.') || /^intent\.(book|confirm|move|cancel|presence|dropped)$/.test(kind);
