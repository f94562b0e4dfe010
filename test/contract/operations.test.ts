import { describe, test } from 'vitest';
import { operationIds } from '../../main/docplanner/operationIds.ts';
import { bookingProofs } from './bookingProofs.ts';
import { calendarProofs } from './calendarProofs.ts';
import { catalogueProofs } from './catalogueProofs.ts';
import { openContract, type Proof } from './clinic.ts';

/** Each of the 44 operations does at the clinic what it is for. */
const proofs: Record<(typeof operationIds)[number], Proof> = {
  ...catalogueProofs,
  ...calendarProofs,
  ...bookingProofs,
};

describe('each operation works at a practice clinic over real HTTP', () => {
  test.each(operationIds)('%s', async (operation) => {
    const contract = await openContract();
    await proofs[operation](contract);
  });
});
