import type { LaunchedDesk } from '../e2e/harness/launch.ts';
import type { ClinicVisit } from './clinicSide.ts';

/** A visit as a line that can be compared: its number, its calendar, and how it stands. */
type Line = string;

/** Every card of the day on the screen, sorted. What is still fading out is not on the board. */
export async function cardsOnBoard({ page }: LaunchedDesk): Promise<Line[]> {
  const cards = await page
    .locator('[data-column] .card[data-item]')
    .evaluateAll((all) =>
      all.map((card) => [
        card.getAttribute('data-item') ?? '',
        card.closest('[data-column]')?.getAttribute('data-column') ?? '',
        card.getAttribute('data-state') ?? '',
      ]),
    );
  return cards.map((parts) => parts.join(' ')).sort();
}

/** The lines that the board must have for these visits of the clinic. @param steps how far the desk knows that patients have come */
export function cardsOf(
  visits: readonly ClinicVisit[],
  steps: ReadonlyMap<string, 'arrived' | 'withDoctor'>,
  now: number,
): Line[] {
  const state = (visit: ClinicVisit): string => steps.get(visit.id) ?? stateAtClinic(visit, now);
  return visits.map((visit) => `${visit.id} ${visit.addressId} ${state(visit)}`).sort();
}

function stateAtClinic(visit: ClinicVisit, now: number): string {
  if (visit.presence === 'absent') return 'noShow';
  if (visit.presence === 'present') return now >= visit.end ? 'done' : 'arrived';
  return visit.confirmed ? 'confirmed' : 'expected';
}
