import { z } from 'zod';
import { type Problem, problemKinds } from '../domain/problem.ts';
import { epochMs } from './scalars.ts';

export const problem = z.object({
  kind: z.enum(problemKinds),
  until: epochMs.nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  details: z.string(),
}) satisfies z.ZodType<Problem>;
