import { z } from 'zod';
import { type ImportProgress, importSteps } from '../domain/importProgress.ts';
import type { LineState } from '../domain/lineState.ts';
import { clinicKey, epochMs } from './scalars.ts';
import { problem } from './problem.ts';
import type { EventTable, RequestTable } from './table.ts';

/** How the desk stands with the vendor. */
export const lineState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notConnected') }),
  z.object({ kind: z.literal('connecting') }),
  /** In step: all that is shown was true at `asOf`. */
  z.object({ kind: z.literal('inStep'), asOf: epochMs }),
  z.object({
    kind: z.literal('offline'),
    since: epochMs,
    asOf: epochMs.nullable(),
    clinic: clinicKey.optional(),
  }),
  z.object({ kind: z.literal('paused'), problem, asOf: epochMs.nullable(), clinic: clinicKey.optional() }),
]) satisfies z.ZodType<LineState>;

export const importProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({
    kind: z.literal('running'),
    step: z.enum(importSteps),
    /** Finished parts of this step, and how many it has. */
    done: z.number().int(),
    of: z.number().int(),
    /** True once the board of today can be used. */
    todayReady: z.boolean(),
    /** Set while the import waits: for the line, for the rate limit, for the firewall. */
    waiting: problem.nullable(),
    clinic: clinicKey.optional(),
  }),
  z.object({ kind: z.literal('finished'), at: epochMs }),
]) satisfies z.ZodType<ImportProgress>;

export const lineRequests = {
  'line.get': { request: z.null(), response: lineState },
  'line.import': { request: z.null(), response: importProgress },
  /** Looks for news now instead of at the next turn. */
  'line.checkNow': { request: z.null(), response: z.null() },
  /** How far this computer's clock is off, by the vendor's answers; `null`: it is right, or nobody can tell yet. */
  'line.clock': { request: z.null(), response: problem.nullable() },
  /** What was lost of the local copy while the desk goes on with the rest; `null`: nothing, or somebody has seen it. */
  'line.loss': { request: z.null(), response: problem.nullable() },
  /** Somebody has read it: it is not told again. */
  'line.lossSeen': { request: z.null(), response: z.null() },
} as const satisfies RequestTable;

export const lineEvents = {
  'line.changed': lineState,
  'line.importProgress': importProgress,
  'line.clockChanged': problem.nullable(),
  'line.lossChanged': problem.nullable(),
} as const satisfies EventTable;
