import { z } from 'zod';
import { asInsuranceProviderId } from '../ids.ts';
import { mostPlans, type Acceptance } from './insurance.ts';

const plan = z.object({ id: z.string().min(1).max(100), name: z.string().max(500) });

/** An acceptance, from a window or a file. */
export const acceptanceSchema: z.ZodType<Acceptance> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not') }),
  z.object({ kind: z.literal('taken'), plans: z.array(plan).max(mostPlans).nullable() }),
]);
export const insurerId = z.string().transform(asInsuranceProviderId);
