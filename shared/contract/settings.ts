import { z } from 'zod';
import { chordPattern, keyNames } from '../domain/keys.ts';
import { uiLanguages } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

export const settings = z.object({
  language: z.union([z.enum(uiLanguages), z.literal('system'), z.literal('pseudo')]),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** Minutes to one line of the board's scale. */
  zoomMinutes: z.union([
    z.literal(5),
    z.literal(10),
    z.literal(15),
    z.literal(20),
    z.literal(30),
    z.literal(60),
  ]),
  /** The columns of each facility stand together, under its name. */
  groupByFacility: z.boolean(),
  /** Cancelled visits stand on the board, struck out. */
  showCancelled: z.boolean(),
  /** A patient who waits longer is shown in red. Minutes. */
  waitingAlertMinutes: z.union([
    z.literal(5),
    z.literal(10),
    z.literal(15),
    z.literal(20),
    z.literal(30),
    z.literal(45),
    z.literal(60),
  ]),
  /** How long a decision can be undone before it is sent. `usual`: five seconds. */
  undoSeconds: z.union([z.literal('usual'), z.literal(10), z.literal(20), z.literal(30)]),
  /** Computers that work with the same API client, this one among them: together they have one client's limits. */
  desksSharing: z.number().int().min(1).max(20),
  /** The screen locks by itself after so many minutes without a hand on it; 0: never. */
  lockAfterMinutes: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(5), z.literal(10)]),
  /** Visits that are older, and everything that names their patients, are deleted from this computer. Months. */
  keepMonths: z.union([z.literal(3), z.literal(6), z.literal(13), z.literal(25), z.literal(37)]),
  /** The sounds of a new online booking and of what newly needs a person, and how loud. */
  newsSound: z.enum(['off', 'soft', 'clear']),
  /** A new online booking is told by the system too, while nobody looks at the window. */
  newsOnDesktop: z.boolean(),
  /** Such a notice names the patient. */
  newsNamesPatient: z.boolean(),
  /** In these hours of the clinic's clock there is neither; equal ends: always allowed. */
  quietFrom: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  quietTill: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Keys that were chosen in place of those of the table. */
  keys: z.partialRecord(z.enum(keyNames), z.string().regex(chordPattern)),
});

export type Settings = z.infer<typeof settings>;

/** How often the desk asks the vendor and how far it looks, as it is now (docs/PACE.md). Whoever looks after the computers sets it. */
export const pace = z.object({
  /** Between two looks for events. Seconds. */
  pollSeconds: z.number(),
  /** Of the other calls, for comparing. 0 to 1. */
  sweepShare: z.number(),
  callsPerHour: z.number(),
  daysBehind: z.number().int(),
  weeksAhead: z.number().int(),
  /** The names of those that are set for this clinic. */
  own: z.array(z.string()),
});
export type PaceView = z.infer<typeof pace>;

export const settingsRequests = {
  'settings.get': { request: z.null(), response: settings },
  'settings.pace': { request: z.null(), response: pace },
  'settings.set': { request: settings.partial(), response: settings },
} as const satisfies RequestTable;

export const settingsEvents = {
  'settings.changed': settings,
} as const satisfies EventTable;
