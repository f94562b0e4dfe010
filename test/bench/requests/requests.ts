import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestName } from '#shared/contract/contract.ts';
import type { Handlers } from '#shared/contract/door.ts';
import { atWallClock } from '#shared/time/zone.ts';
import { answer } from '../../../main/shell/answer.ts';
import { keptLog } from '../../support/quietLog.ts';
import { clockFrom } from '../fixedClock.ts';
import { ms, type Figure } from '../figures.ts';
import { quantile } from '../statistics.ts';
import { everyRequest } from './asked.ts';
import type { AskDesk } from './askedHours.ts';
import { deskOn, fillFile, type ClinicFile } from './deskOnFile.ts';
import { timeZone, type LargeClinic } from './largeClinic.ts';

const calendars = 200;
/** Asked so often each. */
const times = 100;

/** So long it is looked at what follows from a request, such as the board's delta. Milliseconds. */
const following = 40;
/** A Tuesday: the clinic is full, the day before was worked, and no clocks change. */
export const morning = atWallClock('2026-11-24', '10:30', timeZone);
/** The longest that a request may keep the thread from everything else, p99. Milliseconds. */
const aim = 20;
/** So many of the slowest are told. */
const told = 12;

interface Held {
  readonly name: string;
  /** The longest that the thread was kept from everything else. */
  readonly times: readonly number[];
  /** What it worked from the question to the answer. */
  readonly sums: readonly number[];
}

/** What a person waits for in steps, and how long in all. Milliseconds of work. */
const inAll: Readonly<Record<string, number>> = {
  'hours.list': 100,
  'hours.outcome: the clinic is closed for two weeks': 300,
  'hours.outcome: and for twelve': 1_000,
  'publishing.publish: a holiday of all calendars': 1_000,
  'publishing.coverage: as many as are told at once': 300,
};

/**
 * How long each request of the contract holds the main thread at 200 calendars, with a year of visits, 200 bookings that nobody has
 * seen, and a line that is down. The desk is the real one on a real, encrypted file, without its window; what comes in and goes
 * out passes the door's own checks.
 * @param only of which requests, by their names
 */
export async function benchRequests(only = /./u): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-requests-'));
  const at: ClinicFile = {
    file: join(folder, 'desk.db'),
    key: randomBytes(32),
    clock: clockFrom(morning),
    log: keptLog(),
  };
  try {
    return figuresOf(await measure(at, fillFile(at, calendars), only));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(at: ClinicFile, clinic: LargeClinic, only: RegExp): Promise<readonly Held[]> {
  const desk = deskOn(
    at,
    () => undefined,
    (run) => {
      run();
      return () => undefined;
    },
  );
  await desk.start(null);
  const ask: AskDesk = async (name, request) => {
    const result = await desk.handlers[name](request);
    if (!result.ok) throw new Error(`${name}: ${result.error.kind}`);
    return result.value;
  };
  try {
    const held: Held[] = [];
    for (const [name, variants] of Object.entries(everyRequest(clinic, morning))) {
      const asked: Readonly<Record<string, (turn: number, ask: AskDesk) => unknown>> = only.test(name)
        ? (variants ?? {})
        : {};
      for (const [variant, request] of Object.entries(asked)) {
        const [each, sums]: [number[], number[]] = [[], []];
        for (let turn = 0; turn < times; turn += 1) {
          const one = await heldBy(desk.handlers, name as RequestName, await request(turn, ask));
          each.push(one.longest);
          sums.push(one.sum);
        }
        held.push({ name: variant === '' ? name : `${name}: ${variant}`, times: each, sums });
      }
    }
    return held;
  } finally {
    await desk.stop();
  }
}

/**
 * The most that the thread worked between two turns of the event loop while a request is answered, and for a while after: by its
 * time on a processor, so that it does not count what it waited for the disk or for a processor.
 */
async function heldBy(
  handlers: Handlers,
  name: RequestName,
  request: unknown,
): Promise<{ readonly longest: number; readonly sum: number }> {
  let longest = 0;
  let last = worked();
  let looking = true;
  const look = (): void => {
    const now = worked();
    longest = Math.max(longest, now - last);
    last = now;
    if (looking) setImmediate(look);
  };
  look();
  await new Promise((resolve) => setImmediate(resolve));
  const began = worked();
  const reply = JSON.stringify(await answer(name, handlers, request, keptLog()));
  const sum = worked() - began;
  if (reply.startsWith('{"ok":false')) throw new Error(`${name}: ${reply}`);
  await new Promise((resolve) => setTimeout(resolve, following));
  looking = false;
  return { longest, sum };
}

/** What this thread has worked. Milliseconds. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function figuresOf(held: readonly Held[]): Figure[] {
  const p99 = ({ times: each }: Held): number => quantile(each, 0.99);
  const slowest = [...held]
    .sort((a, b) => p99(b) - p99(a))
    .slice(0, told)
    .map((one) => ({
      name: `${one.name}, p99 of ${one.times.length}`,
      ours: ms(p99(one)),
      beside: `p50 ${ms(quantile(one.times, 0.5))}, ${calendars} calendars`,
      value: p99(one),
      aim,
    }));
  return [...slowest, ...held.flatMap(sumOf)];
}

/** What is answered in steps, in all. */
function sumOf({ name, sums }: Held): Figure[] {
  const most = inAll[name];
  if (most === undefined) return [];
  const p95 = quantile(sums, 0.95);
  return [
    {
      name: `${name}, in all, p95`,
      ours: ms(p95),
      beside: `p50 ${ms(quantile(sums, 0.5))}, ${calendars} calendars`,
      value: p95,
      aim: most,
    },
  ];
}
