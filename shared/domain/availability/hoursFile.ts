import { z } from 'zod';
import type { EpochMs } from '../../time/zone.ts';
import { asAddressId, type AddressId } from '../ids.ts';
import { colourCount, longestCode, mappingKinds, type Mapping } from '../mapping/mapping.ts';
import type { Exception } from './exception.ts';
import type { Plan } from './plan.ts';
import { exceptionSchema, greatest, plansSchema } from './schemas.ts';

/** Everything of a clinic's hours that exists only here, as one file. It names no patient. */
export interface HoursFile {
  readonly madeAt: EpochMs;
  /** What was in force. Whoever reads them makes drafts of them: a file puts nothing in force. */
  readonly plans: readonly { readonly addressId: AddressId; readonly plans: readonly Plan[] }[];
  readonly exceptions: readonly Exception[];
  readonly mappings: readonly Mapping[];
}

/** Where something cannot be taken: the how-manieth of which list, and where in it, such as `weeks.0.days.2.0.start`. */
export interface HoursFileFault {
  readonly list: 'file' | 'plans' | 'exceptions' | 'mappings';
  /** From 1, as the lines of a list stand in the file; `null`: the file or the list as a whole. */
  readonly row: number | null;
  readonly column: string;
}

/** As many as somebody reads. */
const mostFaults = 200;

/** What a chosen file comes to. */
export type HoursFileRead =
  | { readonly kind: 'read'; readonly file: HoursFile }
  /** What cannot be taken, the first of it. `all`: of how many. */
  | { readonly kind: 'damaged'; readonly faults: readonly HoursFileFault[]; readonly all: number }
  /** It is something else, or was made by a newer version. */
  | { readonly kind: 'unreadable'; readonly why: 'tooLarge' | 'otherFormat' | 'newer' };

/** Characters. A hospital of 200 calendars has a tenth of it. */
export const longestHoursFile = 20_000_000;

const format = 'frontdesk-hours';
const version = 1;

const mapping: z.ZodType<Mapping> = z.object({
  kind: z.enum(mappingKinds),
  remoteId: z.string().min(1).max(greatest.id),
  name: z.string().max(greatest.note).nullable(),
  code: z.string().max(longestCode).nullable(),
  colour: z
    .int()
    .min(0)
    .max(colourCount - 1),
  order: z.int().min(0),
  hidden: z.boolean(),
});
const head = z.object({ format: z.literal(format), version: z.int().min(1) });
const body: z.ZodType<HoursFile> = z.object({
  madeAt: z.int().min(0),
  plans: z
    .array(
      z.object({ addressId: z.string().min(1).max(greatest.id).transform(asAddressId), plans: plansSchema }),
    )
    .max(2_000),
  exceptions: z.array(exceptionSchema).max(20_000),
  mappings: z.array(mapping).max(50_000),
});

/** The file's text: JSON, a line for each timetable, exception and mapping, so that two of them can be compared by eye. */
export function writeHoursFile({ madeAt, plans, exceptions, mappings }: HoursFile): string {
  const list = (items: readonly unknown[]): string =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  return (
    `{"format":"${format}","version":${version},"madeAt":${madeAt},\n` +
    `"plans":${list(plans)},\n"exceptions":${list(exceptions)},\n"mappings":${list(mappings)}}\n`
  );
}

/** Reads a file that somebody chose, whole or not at all. */
export function readHoursFile(text: string): HoursFileRead {
  if (text.length > longestHoursFile) return { kind: 'unreadable', why: 'tooLarge' };
  const value = parsedJson(text);
  const found = head.safeParse(value);
  if (!found.success) return { kind: 'unreadable', why: 'otherFormat' };
  if (found.data.version > version) return { kind: 'unreadable', why: 'newer' };
  const read = body.safeParse(value);
  if (read.success) return { kind: 'read', file: read.data };
  const { issues } = read.error;
  return {
    kind: 'damaged',
    faults: issues.slice(0, mostFaults).map(({ path }) => faultAt(path)),
    all: issues.length,
  };
}

function faultAt([list, row, ...column]: readonly PropertyKey[]): HoursFileFault {
  const isList = list === 'plans' || list === 'exceptions' || list === 'mappings';
  return {
    list: isList ? list : 'file',
    row: isList && typeof row === 'number' ? row + 1 : null,
    column: (isList ? column : [list ?? '']).map(String).join('.'),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
