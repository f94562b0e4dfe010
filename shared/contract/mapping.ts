import { z } from 'zod';
import { longestOwnName } from '../domain/ownName.ts';
import { colourCount, longestCode, mappingKinds } from '../domain/mapping/mapping.ts';
import { greatestMappingFile } from '../domain/mapping/importMapping.ts';
import { mappingColumns } from '../domain/mapping/mappingCsv.ts';
import { pasted } from './pasted.ts';
import { leftDesk } from './printing.ts';
import { id, localDate } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

/** The clinic's own names and codes for what the vendor lists, and what happened there to what they are of. */

export const mappingKind = z.enum(mappingKinds);

/** As many objects as one clinic of a large chain can have: 65 calendars with 400 services each. */
const most = 30_000;

/** What this desk still has of a calendar that is listed no more, or of all such of a doctor or a facility that is not either. */
const leftBehind = z.object({
  /** Of a doctor or a facility: how many of its calendars are listed no more. Of a calendar 0. */
  calendars: z.number().int(),
  /** Those to come; `null`: none. */
  visits: z.object({ count: z.number().int(), first: localDate, last: localDate }).nullable(),
  hours: z.enum(['none', 'draft', 'inForce']),
  /** Exceptions that are not over and hold for nothing else. */
  daysOff: z.number().int(),
  /** That are not over. */
  breaks: z.number().int(),
  /** On their way, or waiting for a person. */
  decisions: z.number().int(),
  /** That went with it. */
  services: z.number().int(),
});
export type LeftBehind = z.infer<typeof leftBehind>;

/** What happened at the vendor since somebody last looked. */
const news = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new') }),
  /** @property from its name before */
  z.object({ kind: z.literal('renamed'), from: z.string() }),
  /** It is listed no more; `matches`: as what it may go on, the likeliest first. */
  z.object({
    kind: z.literal('vanished'),
    matches: z.array(z.object({ id, vendorName: z.string(), belongsTo: z.string() })),
    /** Of a calendar, a doctor or a facility; `null`: nothing. */
    left: leftBehind.nullable(),
  }),
]);

const ownSide = z.object({
  /** `null`: the vendor's name is shown. */
  name: z.string().nullable(),
  /** `null`: none was given. */
  code: z.string().nullable(),
  colour: z
    .number()
    .int()
    .min(0)
    .max(colourCount - 1),
  /** Not at this desk. */
  hidden: z.boolean(),
});

export const mappingRow = ownSide.extend({
  id,
  vendorName: z.string(),
  belongsTo: z.string(),
  news: news.nullable(),
});
export type MappingRow = z.infer<typeof mappingRow>;

/** How many of a kind there are, have no code, and are told of. */
const kindCount = z.object({ all: z.number(), withoutCode: z.number(), changed: z.number() });

export const mappingView = z.object({
  kind: mappingKind,
  /** In the clinic's own order. */
  rows: z.array(mappingRow),
  counts: z.record(mappingKind, kindCount),
});
export type MappingView = z.infer<typeof mappingView>;

/** Absent keys stay as they are. Empty texts: none. */
export const mappingChange = z.object({
  name: pasted.max(4 * longestOwnName).optional(),
  code: pasted.max(4 * longestCode).optional(),
  colour: ownSide.shape.colour.optional(),
  hidden: z.boolean().optional(),
});

/** What is to change of one object, and how those fields stood on the screen. */
export const wantedMapping = z.object({ id, change: mappingChange, seen: ownSide.partial() });
export type WantedMapping = z.infer<typeof wantedMapping>;

/** Nothing is changed where anything cannot be. */
export const mappingSet = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), view: mappingView }),
  /** Somebody has changed it meanwhile: the view has what is true. */
  z.object({ kind: z.literal('changedMeanwhile'), view: mappingView }),
  z.object({ kind: z.literal('tooLong'), id }),
  /** Another calendar is shown under this name. */
  z.object({ kind: z.literal('taken'), id }),
]);
export type MappingSet = z.infer<typeof mappingSet>;

/** Nothing is carried over where anything cannot be. */
export const mappingMatched = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('matched'),
    /** Hours that were kept here wait as a draft of this calendar. `missing`: services that it does not offer, by name. */
    hours: z.object({ addressId: id, missing: z.array(z.string()) }).nullable(),
    view: mappingView,
  }),
  z.object({ kind: z.literal('changedMeanwhile'), view: mappingView }),
  /** The other calendar has hours of its own here. */
  z.object({ kind: z.literal('hasHours'), view: mappingView }),
  /** The hours offer services, and the other calendar has none (yet). */
  z.object({ kind: z.literal('noServices'), view: mappingView }),
  /** The hours that are kept here cannot be read. */
  z.object({ kind: z.literal('damaged'), view: mappingView }),
]);
export type MappingMatched = z.infer<typeof mappingMatched>;

const fault = z.object({
  row: z.number().int(),
  column: z.enum(mappingColumns).nullable(),
  kind: z.enum([
    'fieldCount',
    'unknownKind',
    'unknownId',
    'twice',
    'tooLong',
    'noNumber',
    'noTruth',
    'taken',
  ]),
});
export type ShownFault = z.infer<typeof fault>;

const difference = z.object({
  kind: mappingKind,
  id,
  vendorName: z.string(),
  belongsTo: z.string(),
  /** As the file has them. */
  fields: z.array(z.object({ column: z.enum(mappingColumns), from: z.string(), to: z.string() })),
});
export type ShownDifference = z.infer<typeof difference>;

/** What a file comes to. Of long lists the first, and how many there are. */
export const mappingPreview = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unreadable'),
    why: z.enum(['tooLarge', 'notUtf8', 'openQuote', 'noColumns', 'columnTwice']),
  }),
  z.object({ kind: z.literal('faults'), faults: z.array(fault), all: z.number().int() }),
  z.object({
    kind: z.literal('changes'),
    changes: z.array(difference),
    all: z.number().int(),
    /** What it was compared with; a file is applied on the same ground only. */
    ground: z.string(),
  }),
]);
export type MappingPreview = z.infer<typeof mappingPreview>;

/** Room for one more, so that a file that is too large is told so. */
const fileText = z.string().max(greatestMappingFile.length + 1);

export const mappingRequests = {
  /** All objects of a kind, of all clinics of the desk. */
  'mapping.get': { request: z.object({ kind: mappingKind }), response: mappingView },
  'mapping.set': {
    request: z.object({ kind: mappingKind, wanted: wantedMapping }),
    response: mappingSet,
  },
  /** The same for many at once. */
  'mapping.setMany': {
    request: z.object({ kind: mappingKind, wanted: z.array(wantedMapping).min(1).max(most) }),
    response: mappingSet,
  },
  /** Gives all of a kind these places, in the order of the ids; those that are not named stand behind. */
  'mapping.arrange': {
    request: z.object({ kind: mappingKind, ids: z.array(id).max(most) }),
    response: mappingView,
  },
  /** A vanished object goes on as another one, which gets all that the clinic calls it; hours of an address go on as a draft. */
  'mapping.match': {
    request: z.object({ kind: mappingKind, from: id, to: id }),
    response: mappingMatched,
  },
  /** Somebody has seen what happened to these. Empty: to all of the kind that are listed. */
  'mapping.settle': {
    request: z.object({ kind: mappingKind, ids: z.array(id).max(most) }),
    response: mappingView,
  },
  /** All of all kinds as a CSV file, where the person chooses. */
  'mapping.export': { request: z.null(), response: leftDesk },
  /** What a CSV file would change. */
  'mapping.preview': { request: z.object({ text: fileText }), response: mappingPreview },
  /** Changes what the preview has shown, all of it or nothing; where the ground has moved, it answers the preview anew. */
  'mapping.apply': {
    request: z.object({ text: fileText, ground: z.string() }),
    response: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('applied'), count: z.number().int() }),
      z.object({ kind: z.literal('moved'), preview: mappingPreview }),
    ]),
  },
} as const satisfies RequestTable;

export const mappingEvents = {
  /** Something of it has changed here or at the vendor: what is shown is asked for anew. */
  'mapping.changed': z.null(),
} as const satisfies EventTable;
