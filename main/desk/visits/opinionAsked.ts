import { z } from 'zod';
import type { VisitDetails } from '#shared/contract/visits.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import type { DeskStore } from '../deskStore.ts';

const detailOf = z.object({ already: z.boolean().catch(false) });

/**
 * Whether the vendor has taken it from this desk that the patient of a visit is asked for an opinion; `null`: not yet. The audit alone knows:
 * nothing at the vendor's tells. A visit that moved keeps what was asked under its ids of before.
 */
export function opinionAsked(store: Pick<DeskStore, 'audit'>, id: BookingId): VisitDetails['opinion'] {
  const deeds = store.audit.ofBooking(id);
  const wished = deeds.filter(({ kind }) => kind === 'intent.askForOpinion');
  for (const { intentId, staff } of wished.reverse()) {
    const done = deeds.find((deed) => deed.kind === 'intent.confirmed' && deed.intentId === intentId);
    if (done !== undefined) return { at: done.at, staff, already: wasAlready(done) };
  }
  return null;
}

/** The vendor had asked before, or has the opinion. */
function wasAlready({ detail }: Pick<AuditEntry, 'detail'>): boolean {
  try {
    return detailOf.parse(JSON.parse(detail)).already;
  } catch {
    return false;
  }
}
