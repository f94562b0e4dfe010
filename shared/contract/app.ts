import { z } from 'zod';
import { checkFindings, checkNames, checkStates } from '../domain/connectionCheck.ts';
import { problem } from './problem.ts';
import { epochMs } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

export const appInfo = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  /** BCP 47, for dates and for the language where the setting says `system`. */
  systemLocale: z.string(),
  platform: z.enum(['win32', 'darwin', 'linux', 'other']),
});
export type AppInfo = z.infer<typeof appInfo>;

/** What one step of the connection check found; nothing of a patient's, no secret. */
export const checkResult = z.object({
  name: z.enum(checkNames),
  state: z.enum(checkStates),
  found: z.enum(checkFindings),
  /** For the sentence. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The instant that the sentence speaks of, if it does. */
  at: epochMs.nullable(),
  /** Of the finding `problem` alone. */
  problem: problem.nullable(),
  /** For the report: numbers, and kinds in main's own words. */
  detail: z.string(),
});
export type CheckResult = z.infer<typeof checkResult>;

export const appRequests = {
  'app.info': { request: z.null(), response: appInfo },
  /** One step of the connection check. Steps that ask the vendor take as long as its answer. */
  'app.check': { request: z.object({ name: z.enum(checkNames) }), response: checkResult },
} as const satisfies RequestTable;

export const appEvents = {
  /** The menu or a tray item was chosen. */
  'app.command': z.enum([
    'today',
    'previousDay',
    'nextDay',
    'settings',
    'diagnostics',
    'about',
    'lock',
    'printDay',
    'savePdf',
    'exportCsv',
  ]),
} as const satisfies EventTable;
