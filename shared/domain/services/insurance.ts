import type { InsurancePlan } from '../catalogue.ts';
import type { AddressId, InsuranceProviderId } from '../ids.ts';

export const insuranceSupports = ['private', 'insurance', 'private_and_insurance'] as const;
/** Who pays for visits at a calendar: patients, insurers, or either (API.md §5.1). */
export type InsuranceSupport = (typeof insuranceSupports)[number];

/** How a calendar takes an insurer. */
export type Acceptance =
  | { readonly kind: 'not' }
  /** `plans`: those that it takes; `null`: the vendor decides which. */
  | { readonly kind: 'taken'; readonly plans: readonly InsurancePlan[] | null };

/** More plans of one insurer than these no calendar takes. */
export const mostPlans = 500;
/** Whether an insurer is taken as it is said. Where nothing is said of plans, whatever the vendor decided is right. */
export function isTakenSo(said: Acceptance, now: Acceptance): boolean {
  if (said.kind === 'not' || now.kind === 'not') return said.kind === now.kind;
  if (said.plans === null) return true;
  if (now.plans === null || now.plans.length !== said.plans.length) return false;
  const there = new Set(now.plans.map(({ id }) => id));
  return said.plans.every(({ id }) => there.has(id));
}

/** How a calendar takes an insurer, by what was read of it. */
export function acceptanceOf(
  insurers: readonly { readonly id: InsuranceProviderId; readonly plans: readonly InsurancePlan[] }[],
  id: InsuranceProviderId,
): Acceptance {
  const insurer = insurers.find((candidate) => candidate.id === id);
  return insurer === undefined ? { kind: 'not' } : { kind: 'taken', plans: insurer.plans };
}

/** The name of one insurer at one calendar, behind which decisions about it stand in line. */
export const insurerAt = (addressId: AddressId, id: InsuranceProviderId): string =>
  JSON.stringify([addressId, id]);
