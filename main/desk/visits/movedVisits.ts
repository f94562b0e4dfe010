import { z } from 'zod';
import type { EpochMs } from '#shared/time/zone.ts';
import type { VisitMoved } from '../../sync/visitMoved.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { DeskStore } from '../deskStore.ts';

const times = z.object({ from: z.number(), to: z.number() });

/**
 * Keeps that the vendor told of a move: the copy of a moved visit does not say what it was before. Told once, however often the
 * event comes.
 */
export function recordMove({ audit }: DeskStore, { from, to, at }: VisitMoved, now: EpochMs): void {
  const isKnown = audit
    .ofBooking(to.id)
    .some(({ kind, previousBookingId }) => kind === 'booking.moved' && previousBookingId === from.id);
  if (isKnown) return;
  audit.append({
    at: at ?? now,
    staff: '',
    kind: 'booking.moved',
    addressId: null,
    bookingId: to.id,
    previousBookingId: from.id,
    intentId: null,
    detail: JSON.stringify({ from: from.start, to: to.start }),
  });
}

/** From when to when; `null`: another version wrote it otherwise. */
export function timesOfMove({ detail }: Pick<AuditEntry, 'detail'>): { from: EpochMs; to: EpochMs } | null {
  try {
    return times.parse(JSON.parse(detail));
  } catch {
    return null;
  }
}
