import { z } from 'zod';
import { guideSteps, hoursStandings } from '../domain/setUpGuide.ts';
import { clinicKey, id, marketplaceLocale } from './scalars.ts';
import { pasted } from './pasted.ts';
import type { EventTable, RequestTable } from './table.ts';

/** The zones of facilities that have one of their own, by id; absent: none has, and all live by the connection's. */
const facilityZones = z.record(z.string(), z.string()).optional();

/** All clinics of the desk, where it has several: the first is also told by itself, and the zones of all are with it. */
const clinics = z
  .array(
    z.object({
      key: clinicKey,
      locale: marketplaceLocale,
      /** `null` as below. */
      clientId: z.string().nullable(),
      timeZone: z.string(),
      /** Of a practice clinic; `null`: it is live. */
      practicePort: z.number().int().nullable(),
      /**
       * It is the desk's, and is not at work now: `forNow` where the desk tries again by itself, such as while its file is held, else
       * until somebody gives its credentials.
       */
      rests: z.enum(['forNow', 'untilRenewed']).optional(),
    }),
  )
  .optional();

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
    facilityZones,
    clinics,
    /** `session`: this machine has no keychain, so the secret is forgotten when the desk closes. */
    secretKept: z.enum(['keychain', 'session']),
  }),
  z.object({
    kind: z.literal('practice'),
    locale: marketplaceLocale,
    port: z.number().int(),
    timeZone: z.string(),
    facilityZones,
    clinics,
    /** `null`: the clinic runs inside this desk, and nobody was given its credentials. */
    clientId: z.string().nullable(),
  }),
]);

export type Connection = z.infer<typeof connection>;

const credentials = z.object({
  locale: marketplaceLocale,
  clientId: pasted.min(1),
  secret: pasted.min(1),
  /** `another`: a clinic beside those that the desk has, unless it has that one. Absent: one that it has is meant. */
  which: z.literal('another').optional(),
});

const guideStep = z.enum(guideSteps);

const guideCalendar = z.object({
  addressId: id,
  /** As they are shown at this desk. */
  doctor: z.string(),
  place: z.string(),
  facilityId: id,
  doctorId: id,
  onlineOnly: z.boolean(),
  /** One that is not takes no hours online. */
  commercial: z.boolean(),
  /** With those that are on their way. */
  services: z.number().int(),
  hours: z.enum(hoursStandings),
  /** Hours that were edited wait to be published. */
  draft: z.boolean(),
  /** Switched off at the vendor, as far as the desk has seen. */
  off: z.boolean(),
});
export type GuideCalendar = z.infer<typeof guideCalendar>;

/** What is there of the clinic, and what is missing, by the copy in the file. */
const guide = z.object({
  /** What of the first copy is still being read; `null`: all that counts here is there. */
  reading: z.enum(['catalogue', 'schedule']).nullable(),
  facilities: z.array(z.object({ id, name: z.string(), doctors: z.number(), calendars: z.number() })),
  /** Doctors, by name, whom no calendar is of. */
  withoutCalendar: z.array(z.string()),
  doctors: z.number().int(),
  calendars: z.array(guideCalendar),
  mapping: z.object({ all: z.number(), withoutCode: z.number(), changed: z.number() }),
  /** What somebody has looked at and gone on from. */
  passed: z.array(guideStep),
  /** Which step somebody looked at last; `null`: none yet. */
  at: guideStep.nullable(),
});
export type Guide = z.infer<typeof guide>;

export const connectionRequests = {
  'connection.guide': { request: z.null(), response: guide },
  /** Somebody goes on from a step. */
  'connection.guidePass': { request: z.object({ step: guideStep }), response: guide },
  /** Somebody looks at a step; it is where the guide goes on another time. */
  'connection.guideTurn': { request: z.object({ step: guideStep }), response: z.null() },
  'connection.get': { request: z.null(), response: connection },
  /** Tries the credentials without keeping them. Two marketplaces never share credentials. */
  'connection.test': {
    request: credentials,
    response: z.object({ facilities: z.array(z.string()) }),
  },
  /** Keeps the credentials (the secret in the keychain) and begins the first import. */
  'connection.save': {
    request: credentials,
    response: connection,
  },
  /** Starts a practice clinic inside the desk and works on it, beside and apart from any live data. */
  'connection.practice': {
    request: z.object({ locale: marketplaceLocale, size: z.enum(['small', 'clinic', 'hospital', 'empty']) }),
    response: connection,
  },
  /** Leaves the practice clinic and shows the set-up, or the live clinic if there is one. */
  'connection.leavePractice': { request: z.null(), response: connection },
} as const satisfies RequestTable;

export const connectionEvents = {
  'connection.changed': connection,
} as const satisfies EventTable;
