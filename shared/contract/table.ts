import type { z } from 'zod';

/** One request of the renderer's and its answer. */
export interface RequestSpec {
  readonly request: z.ZodType;
  readonly response: z.ZodType;
}

/** What a capability may be asked, by name. */
export type RequestTable = Readonly<Record<string, RequestSpec>>;

/** What a capability tells unasked, by name. */
export type EventTable = Readonly<Record<string, z.ZodType>>;
