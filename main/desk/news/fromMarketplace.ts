import type { VisitDetails } from '#shared/contract/visits.ts';
import type { Actor } from '#shared/domain/booking.ts';

/** Who did something at the marketplace, where this version has a word for them. */
export const fromMarketplace = (actor: Actor | null): VisitDetails['bookedBy'] =>
  actor === 'patient' || actor === 'doctor' || actor === 'integration' ? actor : null;
