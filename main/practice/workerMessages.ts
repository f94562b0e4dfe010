import { z } from 'zod';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { practiceSizes } from './generate/sizes.ts';

/** What the worker is started with. */
export const workerRequestSchema = z.strictObject({
  locale: z.enum(marketplaceLocales),
  size: z.enum(practiceSizes),
  seed: z.int(),
  /** Epoch ms: what the clinic takes for today when it is invented. */
  now: z.int(),
  /** False: nothing happens by itself. */
  patients: z.boolean(),
  /** True: doctors edit hours, breaks and services now and then. */
  panel: z.boolean(),
});
export type WorkerRequest = z.infer<typeof workerRequestSchema>;

/** What the worker says. */
export const fromWorkerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ready'),
    port: z.int().min(1).max(65_535),
    clientId: z.string().min(1),
    secret: z.string().min(1),
  }),
  /** It could not open; it ends by itself. */
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;

/** What the worker is told. */
export const toWorkerSchema = z.strictObject({ kind: z.literal('stop') });
export type ToWorker = z.infer<typeof toWorkerSchema>;
