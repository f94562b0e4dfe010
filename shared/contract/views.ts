import { z } from 'zod';
import { visitSteps } from '../domain/arrival.ts';
import { chordPattern, keyNames } from '../domain/keys.ts';
import { marketplaceLocales } from '../domain/marketplace.ts';

/** What crosses the door between main and renderer. Instants are epoch milliseconds, dates `YYYY-MM-DD` of the clinic's zone. */

export const epochMs = z.number().int();
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const uiLanguages = ['en', 'pl', 'es', 'it', 'pt', 'cs', 'de', 'tr'] as const;
export const marketplaceLocale = z.enum(marketplaceLocales);

/** What went wrong, for a person: the renderer has a sentence for each kind (`problem.<kind>` in the messages). */
export const problemKinds = [
  'offline',
  'timeout',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'invalid',
  'rateLimited',
  'firewall',
  'server',
  'unreadable',
  'clockWrong',
  /** The same, of a desk that is at work. */
  'clockOff',
  'noKeychain',
  'storeUnreadable',
  /** The disk or the folder may not be written to. */
  'storeReadOnly',
  /** The newest decisions are missing from the local copy; what could be read of it goes on. */
  'storeLostDecisions',
  'storeNewer',
  'storeKeyMissing',
  'diskFull',
  'notConnected',
  'noFacilities',
  /** Credentials of another clinic than the one whose data and decisions the desk holds. */
  'otherClinic',
  /** The visit on the screen is not there any more, or is cancelled: the screen was behind. */
  'visitGone',
  'visitCanceled',
  /** The screen is locked: nothing of a patient's is answered. */
  'locked',
  /** Of a day that was to be printed or saved. */
  'noPrinter',
  'notPrinted',
  'fileDiskFull',
  'fileNotWritten',
  'bug',
] as const;
export const problem = z.object({
  kind: z.enum(problemKinds),
  /** When it is worth trying again, where that is known. */
  until: epochMs.nullable(),
  /** Numbers for the sentence, such as `minutes` for a clock that is wrong. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Technical lines for support, behind "Details": no patient data, no secrets. */
  details: z.string(),
});
export type Problem = z.infer<typeof problem>;
export type ProblemKind = Problem['kind'];

/** Which clinic this desk works for. */
export const connection = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('none'),
    /** Set where the desk was started on a practice clinic that runs elsewhere on this machine. */
    practicePort: z.number().int().nullable(),
  }),
  z.object({
    kind: z.literal('live'),
    locale: marketplaceLocale,
    clientId: z.string(),
    timeZone: z.string(),
    /** `session`: this machine has no keychain, so the secret is forgotten when the desk closes. */
    secretKept: z.enum(['keychain', 'session']),
  }),
  z.object({
    kind: z.literal('practice'),
    locale: marketplaceLocale,
    port: z.number().int(),
    timeZone: z.string(),
    /** `null`: the clinic runs inside this desk, and nobody was given its credentials. */
    clientId: z.string().nullable(),
  }),
]);
export type Connection = z.infer<typeof connection>;

/** How the desk stands with the vendor. */
export const lineState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notConnected') }),
  z.object({ kind: z.literal('connecting') }),
  /** In step: all that is shown was true at `asOf`. */
  z.object({ kind: z.literal('inStep'), asOf: epochMs }),
  z.object({ kind: z.literal('offline'), since: epochMs, asOf: epochMs.nullable() }),
  z.object({ kind: z.literal('paused'), problem, asOf: epochMs.nullable() }),
]);
export type LineState = z.infer<typeof lineState>;

export const importSteps = [
  'facilities',
  'doctors',
  'addresses',
  'services',
  'addressServices',
  'today',
  'schedule',
  'history',
] as const;
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
  }),
  z.object({ kind: z.literal('finished'), at: epochMs }),
]);
export type ImportProgress = z.infer<typeof importProgress>;
export type ImportStep = (typeof importSteps)[number];

/** What this desk knows of a visit's patient, where it counts beside the vendor's presence. */
export const arrival = z.object({
  step: z.enum(visitSteps),
  /** When the patient came; `null` where nobody said. */
  arrivedAt: epochMs.nullable(),
  /** When this step was taken. */
  since: epochMs,
});

export type ArrivalView = z.infer<typeof arrival>;

/** What a card on the board needs to know of a booking; the panel asks for the rest. */
export const boardCard = z.object({
  /** The booking's id; of a booking that the vendor has not numbered yet, the intent's. */
  id: z.string(),
  start: epochMs,
  end: epochMs,
  status: z.enum(['booked', 'canceled', 'unknown']),
  surname: z.string(),
  name: z.string(),
  serviceName: z.string().nullable(),
  confirmed: z.boolean(),
  presence: z.enum(['present', 'absent']).nullable(),
  arrival: arrival.nullable(),
  bookedByPatient: z.boolean(),
  online: z.boolean(),
  /** The visit carries a comment of the patient's. */
  hasComment: z.boolean(),
  notSent: z.boolean(),
  needsPerson: z.boolean(),
});
export type BoardCard = z.infer<typeof boardCard>;

export const boardSlot = z.object({
  start: epochMs,
  /** The shortest visit that fits, in minutes; the next slot's start bounds it. */
  minutes: z.number().int().positive(),
  /** What can be booked there, as indexes into its column's `services`: a name crosses the door once for a column. */
  services: z.array(z.number().int().nonnegative()),
});
export type BoardSlot = z.infer<typeof boardSlot>;

export const boardBreak = z.object({
  id: z.string(),
  since: epochMs,
  till: epochMs,
  description: z.string().nullable(),
});
export type BoardBreak = z.infer<typeof boardBreak>;

/** One doctor's calendar at one facility, as a column. */
export const boardColumn = z.object({
  addressId: z.string(),
  facilityId: z.string(),
  facilityName: z.string(),
  doctorName: z.string(),
  doctorSurname: z.string(),
  specialization: z.string().nullable(),
  addressName: z.string().nullable(),
  onlineOnly: z.boolean(),
  /** Index into the doctors' colours of the design language, 0 to 11. */
  colour: z.number().int().min(0).max(11),
  /** When this day of this calendar was last read from the vendor; `null`: not yet. */
  asOf: epochMs.nullable(),
  cards: z.array(boardCard),
  /** The names of what is offered here, each once, in the catalogue's order: it stays the same while free times come and go. */
  services: z.array(z.string()),
  slots: z.array(boardSlot),
  breaks: z.array(boardBreak),
});
export type BoardColumn = z.infer<typeof boardColumn>;

/** A day of all doctors. The vertical axis is elapsed time from `from` to `to`, so days of 23 and 25 hours come out right. */
export const boardDay = z.object({
  date: localDate,
  timeZone: z.string(),
  from: epochMs,
  to: epochMs,
  revision: z.number().int(),
  columns: z.array(boardColumn),
});
export type BoardDay = z.infer<typeof boardDay>;

/** What changed on a watched day since the revision before. On a gap the renderer asks for the day again. */
export const boardDelta = z.object({
  date: localDate,
  revision: z.number().int(),
  changes: z.array(
    z.object({
      addressId: z.string(),
      upserts: z.array(boardCard),
      removals: z.array(z.string()),
      /** These are absent where unchanged. */
      services: z.array(z.string()).optional(),
      slots: z.array(boardSlot).optional(),
      breaks: z.array(boardBreak).optional(),
      asOf: epochMs.nullable().optional(),
    }),
  ),
  /** The columns themselves changed (a doctor came, went or was renamed): ask for the day again. */
  columnsChanged: z.boolean(),
});
export type BoardDelta = z.infer<typeof boardDelta>;

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

export const appInfo = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  /** BCP 47, for dates and for the language where the setting says `system`. */
  systemLocale: z.string(),
  platform: z.enum(['win32', 'darwin', 'linux', 'other']),
});
export type AppInfo = z.infer<typeof appInfo>;

/** Counts and states for a support call; nothing of a patient's. */
export const diagnostics = z.object({
  checks: z.array(
    z.object({ number: z.number().int(), name: z.string(), ok: z.boolean(), detail: z.string() }),
  ),
  unreadableItems: z.number().int(),
});
export type Diagnostics = z.infer<typeof diagnostics>;
