import { z } from 'zod';
import {
  highestAge,
  highestPrice,
  longestDescription,
  longestService,
  longestServiceName,
  type ServiceTerms,
  type TermsChange,
} from './terms.ts';

const age = z.number().int().min(0).max(highestAge).nullable();
const shape = {
  price: z
    .number()
    .min(0)
    .max(highestPrice)
    .refine((amount) => Math.abs(Math.round(amount * 100) - amount * 100) < 1e-6)
    .nullable(),
  priceFrom: z.boolean(),
  duration: z.number().int().min(1).max(longestService).nullable(),
  visible: z.boolean(),
  allowedAges: z
    .object({ minimum: age, maximum: age })
    .refine(({ minimum, maximum }) => minimum === null || maximum === null || minimum <= maximum)
    .nullable(),
  customName: z.string().trim().min(1).max(longestServiceName).nullable(),
  description: z.string().max(longestDescription).nullable(),
};

/** Terms, from a window or a file. */
export const termsSchema: z.ZodType<ServiceTerms> = z.strictObject(shape);
const partial = z.strictObject(shape).partial();
/** A change of them: a key that is there and `undefined` says nothing. */
export const termsChangeSchema = partial.transform((change): TermsChange => {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said);
});
