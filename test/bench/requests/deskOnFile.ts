import { dirname, join } from 'node:path';
import type { Push } from '#shared/contract/door.ts';
import type { Clock, Log } from '#shared/ports.ts';
import { seededRandom } from '#shared/random.ts';
import { ok } from '#shared/result.ts';
import { createComputer } from '../../../main/compose/computer.ts';
import { createConnect } from '../../../main/compose/remotes.ts';
import { problemOfThrown } from '../../../main/compose/storeProblem.ts';
import { createDesk, type Desk } from '../../../main/desk/desk.ts';
import type { DeskParts } from '../../../main/desk/ports.ts';
import { openStore, type OpenStore } from '../../../main/store/open.ts';
import { openSeat, type OpenSeat } from '../../../main/store/seat/openSeat.ts';
import { defaultSyncSettings } from '../../../main/sync/settings.ts';
import { daysBack, fillLargeClinic, timeZone, type LargeClinic } from './largeClinic.ts';

/** A file of a clinic as `fillLargeClinic` makes it. */
export interface ClinicFile {
  readonly file: string;
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
}

const info = {
  version: '0',
  electron: '',
  chromium: '',
  systemLocale: 'pl-PL',
  platform: 'linux',
} as const;

/** Opens it, or makes an empty one. */
export function opened({ file, key, clock, log }: ClinicFile): OpenStore {
  const store = openStore({ file, key, clock, log, slowMs: 60_000 });
  if (!store.ok) throw new Error(store.error.kind);
  return store.value;
}

function openedSeat({ file, key, clock, log }: ClinicFile): OpenSeat {
  const seat = openSeat({ file: join(dirname(file), 'seat.db'), key, clock, log, slowMs: 60_000 });
  if (!seat.ok) throw new Error(seat.error.kind);
  return seat.value;
}

/** Writes the clinic into a file that does not exist yet. @param past so many days before have visits: after a year they are `daysBack` */
export function fillFile(at: ClinicFile, calendars: number, past = daysBack): LargeClinic {
  const store = opened(at);
  try {
    const clinic = fillLargeClinic(store, calendars, at.clock.now(), past);
    store.connection.set({
      kind: 'practice',
      locale: 'pl',
      clientId: 'invented',
      timeZone,
      facilityZones: new Map(),
    });
    return clinic;
  } finally {
    store.close();
  }
}

/** The real desk on such a file. Its line is down, and what is not measured does nothing. */
export function deskOn(at: ClinicFile, push: Push, afterFirstPaint: DeskParts['afterFirstPaint']): Desk {
  const { clock, log } = at;
  const random = seededRandom(3);
  const leave = () => Promise.resolve('done' as const);
  const secret = Promise.resolve(ok('secret'));
  let settings: unknown = null;
  return createDesk({
    afterFirstPaint,
    clock,
    random,
    log,
    info,
    secrets: {
      get: () => secret,
      set: () => Promise.resolve(ok(null)),
      remove: () => Promise.resolve(ok(null)),
    },
    pins: {
      hashPin: (pin) => Promise.resolve(pin),
      isPin: () => Promise.resolve(true),
      isSecret: () => false,
    },
    alerts: { isLookedAt: () => true, notify: () => undefined, count: () => undefined },
    paper: { print: leave, savePdf: leave, saveText: leave },
    computer: createComputer({ folder: dirname(at.file), isProxied: () => Promise.resolve(false) }),
    problemOfThrown,
    syncSettings: defaultSyncSettings,
    hasStore: () => true,
    openStore: () => Promise.resolve(ok(opened(at))),
    openSeat: () => Promise.resolve(ok(openedSeat(at))),
    connect: createConnect({
      fetch: () => Promise.reject(new TypeError('no line')),
      clock,
      random,
      log,
      info,
    }),
    startPractice: () => Promise.reject(new Error('There is no practice clinic here.')),
    practicePort: 1,
    practicePorts: new Map(),
    settingsFile: {
      read: () => settings,
      write: (next) => void (settings = next),
      settled: () => Promise.resolve(),
    },
    push,
  });
}
