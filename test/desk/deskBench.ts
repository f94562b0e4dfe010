import { keyOfFurther } from '#shared/domain/clinicKey.ts';
import { onTestFinished } from 'vitest';
import type { EventName, EventOf } from '#shared/contract/contract.ts';
import { marketplaces, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { seededRandom } from '#shared/random.ts';
import { ok } from '#shared/result.ts';
import { fileOf, keyNameOf, seatFileOf, seatKeyNameOf } from '../../main/compose/profiles.ts';
import { createComputer } from '../../main/compose/computer.ts';
import { createConnect } from '../../main/compose/remotes.ts';
import { problemOfThrown } from '../../main/compose/storeProblem.ts';
import { createStores } from '../../main/compose/stores.ts';
import { createDesk, type Desk } from '../../main/desk/desk.ts';
import type { Computer, DeskParts, Leaving, Profile, Secrets } from '../../main/desk/ports.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { Booking, World } from '../../main/practice/world.ts';
import { hourMs } from '#shared/time/durations.ts';
import { generateWorld } from '../../main/practice/generate/generateWorld.ts';
import { sessionSecrets } from '../../main/secrets/session.ts';
import { hashPin, isPin } from '../../main/secrets/pin.ts';
import { isSecret } from '../../main/secrets/sameSecret.ts';
import { connect, type Addon } from '../../main/store/sqlite.ts';
import { defaultSyncSettings, type SyncSettings } from '../../main/sync/settings.ts';
import { keptLog, type KeptLog } from '../support/quietLog.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { virtualClock, type VirtualClock } from '../support/virtualClock.ts';
import { monday } from '../sync/bench.ts';
import { practiceFetch } from '../support/practiceFetch.ts';

type Pushed = { [N in EventName]: { readonly name: N; readonly event: EventOf<N> } }[EventName];

const checkpointWorker = new URL('../../main/store/checkpointWorker.ts', import.meta.url);

/** A machine with a keychain and a folder, on which a desk can be started again and again, and a clinic somewhere. */
export interface Machine {
  readonly clock: VirtualClock;
  readonly clinic: Clinic;
  readonly credentials: { readonly clientId: string; readonly secret: string };
  readonly secrets: Secrets;
  /** Where its files lie. */
  readonly folder: string;
  /** What the vendor answers in the clinic's place; `null`: the clinic's own answer. */
  readonly vendor: Vendor;
  /** Clinics elsewhere that the desk does not know of yet, in the order in which they were asked for. */
  readonly further: readonly FurtherClinic[];
  /** The small file beside the clinics' is gone: settings, and which clinics there are. */
  readonly forgetDeskFile: () => void;
  /** Opens the clinic's file as another program would that has its key. */
  readonly otherProgram: () => Promise<Addon>;
  /** The same of the file of the first clinic beside it. */
  readonly otherProgramAtSecond: () => Promise<Addon>;
  /** The same of the seat's file. */
  readonly otherProgramAtSeat: () => Promise<Addon>;
  /** The most calls that reached the clinic in any span of so many milliseconds. */
  readonly mostCalls: (span: number) => number;
  readonly atDesk: (running: RunningDesk) => AtDesk;
  /** Lets time pass until the first import is whole. */
  readonly imported: (running: RunningDesk) => Promise<void>;
  /** Lets time pass until all that is kept in step is there. */
  readonly scheduled: (running: RunningDesk) => Promise<void>;
  readonly started: (options?: {
    readonly secrets?: Secrets;
    /** How what can wait for the window's first frame is run; at once unless told otherwise. */
    readonly afterFirstPaint?: DeskParts['afterFirstPaint'];
    /** What is otherwise of this computer and its way to the vendor. */
    readonly computer?: Partial<Computer>;
    /** By which line it talks to whom, where that is not the clinic of this machine. */
    readonly connect?: DeskParts['connect'];
    readonly practicePort?: number;
  }) => Promise<RunningDesk>;
}

interface Vendor {
  answer: ((method: string, url: string) => Response | null) | null;
}

/** A clinic of another API client. Its ids are those of the first one, also of the visits of one day. */
export interface FurtherClinic {
  readonly clinic: Clinic;
  readonly locale: MarketplaceLocale;
  readonly credentials: Machine['credentials'];
  readonly vendor: Vendor;
  /** Somebody adds it to a desk. */
  readonly add: (running: RunningDesk) => ReturnType<Desk['handlers']['connection.save']>;
}

/** What a person does at a desk. */
export interface AtDesk {
  save(): ReturnType<Desk['handlers']['connection.save']>;
}

export interface Left {
  readonly kind: 'print' | 'pdf' | 'csv';
  readonly content: string;
  readonly name: string;
}

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly pressed: () => void;
}

export interface RunningDesk {
  readonly desk: Desk;
  readonly pushed: readonly Pushed[];
  readonly log: KeptLog;
  /** What the system would have told. */
  readonly notices: readonly Notice[];
  /** What stands at the tray. */
  readonly unseen: { readonly count: number };
  /** What was printed or saved. */
  readonly left: readonly Left[];
  /** How the next printing or saving ends. */
  readonly leaving: { outcome: Leaving };
  readonly stop: () => Promise<void>;
}

export const practicePort = 4711;

/** The window has painted already. */
const atOnce: DeskParts['afterFirstPaint'] = (run) => {
  run();
  return () => undefined;
};

/**
 * Everything of the desk but Electron: real file, real client, real clinic; only time is the test's.
 * @param connection `live`: the desk believes that the clinic is the marketplace's own
 */
export function machine(
  size: 'small' | 'clinic' = 'small',
  syncSettings: Partial<SyncSettings> = {},
  connection: 'practicePort' | 'live' = 'practicePort',
  locale: MarketplaceLocale = 'pl',
  furtherLocales: readonly MarketplaceLocale[] = [],
): Machine {
  const clock = virtualClock(monday);
  const world = generateWorld({ locale, size, seed: 5, now: monday });
  const further = furtherLocales.map((one, index) => ({
    ...furtherClinic(one, clock, world),
    port: practicePort + 1 + index,
  }));
  const { fetch, clinic } = practiceFetch({ world, clock, random: seededRandom(5) });
  const folder = temporaryFolder();
  const arrivals: number[] = [];
  const vendor: Machine['vendor'] = { answer: null };
  const counted: typeof fetch = (input, init) => {
    arrivals.push(clock.now());
    const url = input instanceof Request ? input.url : String(input);
    const other = further.find((one) => one.isAskedBy(url, one.port));
    if (other !== undefined) return other.fetch(input, init);
    const own = vendor.answer?.(init?.method ?? 'GET', url) ?? null;
    return own === null ? fetch(input, init) : Promise.resolve(own);
  };
  const keychain = sessionSecrets();
  let settings: unknown = null;

  const started: Machine['started'] = async ({
    secrets = keychain,
    afterFirstPaint = atOnce,
    computer = {},
    connect,
    practicePort: port = practicePort,
  } = {}) => {
    const log = keptLog();
    const random = seededRandom(6);
    const pushed: Pushed[] = [];
    const notices: Notice[] = [];
    const unseen = { count: 0 };
    const left: Left[] = [];
    const leave =
      (kind: Left['kind']) =>
      (content: string, name = '') => {
        if (leaving.outcome === 'done') left.push({ kind, content, name });
        return Promise.resolve(leaving.outcome);
      };
    const leaving: { outcome: Leaving } = { outcome: 'done' };
    const info = {
      version: '0.0.0',
      electron: 'none',
      chromium: 'none',
      systemLocale: 'pl-PL',
      platform: 'linux',
    } as const;
    const desk = createDesk({
      afterFirstPaint,
      clock,
      random,
      log,
      info,
      secrets,
      pins: { hashPin, isPin, isSecret },
      alerts: {
        isLookedAt: () => false,
        notify: (note, pressed) => void notices.push({ ...note, pressed }),
        count: (count) => void (unseen.count = count),
      },
      paper: { print: leave('print'), savePdf: leave('pdf'), saveText: leave('csv') },
      computer: { ...createComputer({ folder, isProxied: () => Promise.resolve(false) }), ...computer },
      problemOfThrown,
      syncSettings: { ...defaultSyncSettings, ...syncSettings },
      ...createStores({ folder, secrets, clock, log, checkpointWorker }),
      connect: connect ?? createConnect({ fetch: counted, clock, random, log, info }),
      startPractice: () =>
        Promise.resolve(ok({ port: practicePort, credentials, stop: () => Promise.resolve() })),
      practicePort: connection === 'live' ? null : port,
      practicePorts: new Map(further.map((one) => [one.locale, one.port])),
      settingsFile: {
        read: () => settings,
        write: (next) => void (settings = next),
        settled: () => Promise.resolve(),
      },
      push: (name, event) => void pushed.push({ name, event } as Pushed),
    });
    let running = true;
    const stop = async (): Promise<void> => {
      if (!running) return;
      running = false;
      await desk.stop();
    };
    onTestFinished(stop);
    await desk.start(null);
    return { desk, pushed, log, notices, unseen, left, leaving, stop };
  };

  const credentials = { clientId: world.client.id, secret: world.client.secret };
  const progressed = ({ pushed }: RunningDesk, enough: (step: string) => boolean): Promise<void> =>
    clock.until(
      () =>
        pushed.some(({ name, event }) => {
          if (name !== 'line.importProgress') return false;
          return enough(event.kind === 'running' ? event.step : event.kind);
        }),
      3_600_000,
    );

  const profile = { kind: 'practicePort', port: practicePort } as const satisfies Profile;
  async function otherProgramAt(file: string, keyName: string): Promise<Addon> {
    const addon = connect({ file, key: await keyOf(keychain, keyName), readonly: false });
    onTestFinished(() => void addon.close());
    return addon;
  }

  return {
    clock,
    clinic,
    folder,
    otherProgram: () => otherProgramAt(fileOf(folder, profile), keyNameOf(profile)),
    otherProgramAtSecond: () => {
      const second: Profile = { kind: 'practicePort', port: practicePort + 1, clinic: keyOfFurther(2) };
      return otherProgramAt(fileOf(folder, second), keyNameOf(second));
    },
    otherProgramAtSeat: () => otherProgramAt(seatFileOf(folder, profile.kind), seatKeyNameOf(profile.kind)),
    mostCalls: (span) =>
      Math.max(0, ...arrivals.map((at) => arrivals.filter((one) => one > at - span && one <= at).length)),
    atDesk: ({ desk }) => ({
      save: () => desk.handlers['connection.save']({ locale, ...credentials }),
    }),
    imported: (running) => progressed(running, (step) => step === 'finished'),
    scheduled: (running) => progressed(running, (step) => step === 'history' || step === 'finished'),
    credentials,
    secrets: keychain,
    vendor,
    further,
    forgetDeskFile: () => void (settings = null),
    started,
  };
}

/** The key of a file of this machine. */
export async function keyOf(secrets: Secrets, name: string): Promise<Uint8Array> {
  const kept = await secrets.get(name);
  if (!kept.ok || kept.value === null) throw new Error('the file has no key yet');
  return new Uint8Array(Buffer.from(kept.value, 'hex'));
}

/** A clinic of another country, or another API client: whoever asks its port or its marketplace comes to it. */
function furtherClinic(locale: MarketplaceLocale, clock: VirtualClock, first: World) {
  const world = generateWorld({ locale, size: 'small', seed: 5, now: monday });
  takeIds(world, first);
  const { fetch, clinic } = practiceFetch({ world, clock, random: seededRandom(7) });
  const vendor: Vendor = { answer: null };
  const credentials = { clientId: world.client.id, secret: world.client.secret };
  const answering: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return (await Promise.resolve(vendor.answer?.(init?.method ?? 'GET', url))) ?? (await fetch(input, init));
  };
  return {
    clinic,
    locale,
    credentials,
    vendor,
    fetch: answering,
    isAskedBy: (url: string, port: number) =>
      url.includes(`:${port}/`) || url.includes(`${marketplaces[locale].domain}/`),
    add: ({ desk }: RunningDesk) =>
      desk.handlers['connection.save']({ locale, ...credentials, which: 'another' }),
  };
}

/** Gives visits of tomorrow the ids that another clinic's visits of tomorrow have: catalogues have the same ones by themselves. */
function takeIds({ bookings }: World, other: World): void {
  const tomorrow = (from: World): Booking[] =>
    [...from.bookings.values()].filter(
      ({ start, status }) => status === 'booked' && Math.abs(start - monday - 24 * hourMs) < 8 * hourMs,
    );
  const theirs = tomorrow(other);
  for (const [index, mine] of tomorrow({ ...other, bookings }).entries()) {
    const id = theirs[index]?.id;
    if (id === undefined || id === mine.id) continue;
    const inItsPlace = bookings.get(id);
    bookings.delete(mine.id);
    if (inItsPlace !== undefined) bookings.set(mine.id, { ...inItsPlace, id: mine.id });
    bookings.set(id, { ...mine, id });
  }
}

/** A desk that is connected to its clinic and has there all that is kept in step. */
export async function begun(on: Machine = machine()): Promise<{ on: Machine; running: RunningDesk }> {
  const running = await on.started();
  await answered(on.atDesk(running).save());
  await on.scheduled(running);
  return { on, running };
}

/** What main answered, where it did as it was asked. */
export async function answered<T>(
  asked: Promise<{ ok: true; value: T } | { ok: false; error: { kind: string } }>,
): Promise<T> {
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
}
