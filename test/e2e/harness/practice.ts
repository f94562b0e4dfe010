import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { PracticeSize } from '../../../main/practice/generate/sizes.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Quirks } from '../../../main/practice/quirks.ts';

/** A practice clinic in a process of its own, as another clinic's computer would be. */
export interface Practice {
  readonly port: number;
  readonly clientId: string;
  readonly secret: string;
  /** A command of the practice clinic's control endpoints. @returns the booking that it made or changed */
  patientBooks(wanted?: Record<string, unknown>): Promise<PracticeBooking>;
  patientCancels(bookingId: string): Promise<PracticeBooking>;
  patientMoves(bookingId: string, start: number): Promise<PracticeBooking>;
  /** Enters a visit at any time in the doctor's panel, over others too. @param addressId the first calendar by default */
  doctorBooks(surname: string, start: number, addressId?: string): Promise<PracticeBooking>;
  /** Says in the doctor's panel that a patient came or did not. */
  doctorMarks(bookingId: string, presence: 'present' | 'absent'): Promise<PracticeBooking>;
  /** Closes a day of a calendar in the doctor's panel, of which no event tells. @param date by the clinic's calendar */
  doctorClosesDay(addressId: string, date: string): Promise<void>;
  /** From when to when the clinic has hours in a calendar, which the API itself tells nobody. */
  hours(addressId: string): Promise<readonly ClinicHours[]>;
  /** As if nobody had marked the visits that start in this window. */
  unmark(from: number, to: number): Promise<void>;
  /** The vendor gives the API client another secret: the old one, and every token got with it, are worth nothing at once. */
  changeSecret(secret: string): Promise<void>;
  /** False drops every connection to the API. */
  line(up: boolean): Promise<void>;
  /** What goes wrong with which calls from now on, and how far the vendor's clock is off. */
  faults(wanted: { readonly rules?: readonly unknown[]; readonly dateSkewMs?: number }): Promise<void>;
  /** How the vendor differs from its documents from now on. */
  quirks(wanted: Partial<Quirks>): Promise<void>;
  /** All bookings that the clinic has, also cancelled ones and those that were moved away. */
  bookings(): Promise<readonly ClinicBooking[]>;
  /** What all calendars offer, with what the API tells nobody. */
  services(): Promise<readonly ClinicService[]>;
  /** All breaks that the clinic has. */
  breaks(): Promise<readonly ClinicBreak[]>;
  /** The name of each call that would change something, as often as the clinic got it, in order of the names. */
  writes(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const booking = z.object({
  id: z.string(),
  addressId: z.string(),
  start: z.number(),
  duration: z.number(),
  patient: z.object({ name: z.string(), surname: z.string() }),
});
export type PracticeBooking = z.infer<typeof booking>;

const clinicBooking = booking.extend({
  status: z.enum(['booked', 'canceled']),
  end: z.number(),
  patient: z.object({ name: z.string(), surname: z.string(), phone: z.string().nullable() }),
  comment: z.string().nullable(),
  cancelReason: z.string().nullable(),
  presence: z.enum(['present', 'absent']).nullable(),
  confirmed: z.boolean(),
  movedTo: z.string().nullable(),
});
/** A booking as the clinic itself has it. */
export type ClinicBooking = z.infer<typeof clinicBooking>;

const clinicBreak = z.object({
  id: z.string(),
  addressId: z.string(),
  since: z.number(),
  till: z.number(),
  description: z.string().nullable(),
});
/** A break as the clinic itself has it. */
export type ClinicBreak = z.infer<typeof clinicBreak>;

const clinicHours = z.object({ start: z.number(), end: z.number() });
/** A work period as the clinic itself has it. */
export type ClinicHours = z.infer<typeof clinicHours>;

const clinicService = z.object({
  id: z.string(),
  addressId: z.string(),
  serviceId: z.string().nullable(),
  customName: z.string().nullable(),
  price: z.number().nullable(),
  defaultDuration: z.number(),
  isVisible: z.boolean(),
});
/** A service as the clinic itself has it. */
export type ClinicService = z.infer<typeof clinicService>;

const state = z.object({
  services: z.array(clinicService).optional(),
  breaks: z.array(clinicBreak),
  bookings: z.record(z.string(), clinicBooking),
  counts: z.object({ byOperation: z.record(z.string(), z.number()) }),
});

const introduction = z.object({ port: z.number().int(), clientId: z.string(), secret: z.string() });
const cli = resolve(import.meta.dirname, '../../../main/practice/cli.ts');

/**
 * Starts a clinic in which nothing happens by itself.
 * @param port 0: any that is free
 * @param now epoch ms, where its clock begins; `null`: it is the machine's @param locale the marketplace that it plays
 */
export async function startPractice(
  size: PracticeSize = 'small',
  port = 0,
  now: number | null = null,
  locale: MarketplaceLocale = 'pl',
): Promise<Practice> {
  const args = [cli, '--json', '--quiet-patients', '--size', size, '--seed', '7', '--port', String(port)];
  args.push('--locale', locale);
  if (now !== null) args.push('--now', `${new Date(now).toISOString().slice(0, 19)}Z`);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const known = introduction.parse(JSON.parse(await firstLine(child)));
  const command = async (name: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${known.port}/practice/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`practice ${name}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const look = async (): Promise<z.infer<typeof state>> =>
    state.parse(
      await (
        await fetch(`http://127.0.0.1:${known.port}/practice/state?bookings=all&services=all&breaks=all`)
      ).json(),
    );
  return {
    ...known,
    patientBooks: async (wanted = {}) => booking.parse(await command('patient-books', wanted)),
    patientCancels: async (bookingId) => booking.parse(await command('patient-cancels', { bookingId })),
    patientMoves: async (bookingId, start) =>
      booking.parse(await command('patient-moves', { bookingId, start })),
    doctorBooks: async (surname, start, addressId) =>
      booking.parse(await command('doctor-books', { start, surname, addressId })),
    doctorMarks: async (bookingId, presence) =>
      booking.parse(await command('doctor-marks', { bookingId, presence })),
    doctorClosesDay: async (addressId, date) => {
      await command('doctor-edits', { kind: 'dayClosed', addressId, date });
    },
    hours: async (addressId) => {
      const answer = await fetch(
        `http://127.0.0.1:${known.port}/practice/state?periods=${encodeURIComponent(addressId)}`,
      );
      return z.object({ periods: z.array(clinicHours) }).parse(await answer.json()).periods;
    },
    unmark: async (from, to) => {
      await command('unmark', { from, to });
    },
    changeSecret: async (secret) => {
      await command('secret', { secret });
    },
    line: async (up) => {
      await command('line', { up });
    },
    faults: async (wanted) => {
      await command('faults', wanted);
    },
    quirks: async (wanted) => {
      await command('quirks', wanted);
    },
    bookings: async () => Object.values((await look()).bookings),
    services: async () => (await look()).services ?? [],
    breaks: async () => (await look()).breaks,
    writes: async () =>
      Object.entries((await look()).counts.byOperation)
        .filter(([name]) => !/^(get|token|list)/.test(name))
        .flatMap(([name, count]) => Array.from({ length: count }, () => name))
        .sort(),
    stop: () => stop(child),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The practice clinic has no output.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('The practice clinic ended without a word.');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
