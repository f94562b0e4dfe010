import { onTestFinished } from 'vitest';
import type { EventName, EventOf } from '#shared/contract/contract.ts';
import { seededRandom } from '#shared/random.ts';
import { ok } from '#shared/result.ts';
import { createConnect } from '../../main/compose/remotes.ts';
import { problemOfThrown } from '../../main/compose/storeProblem.ts';
import { createStores } from '../../main/compose/stores.ts';
import { createDesk, type Desk } from '../../main/desk/desk.ts';
import type { Leaving, Secrets } from '../../main/desk/ports.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { generateWorld } from '../../main/practice/generate/generateWorld.ts';
import { practiceFetch } from '../../main/practice/server.ts';
import { sessionSecrets } from '../../main/secrets/session.ts';
import { hashPin, isPin } from '../../main/secrets/pin.ts';
import { isSecret } from '../../main/secrets/sameSecret.ts';
import { defaultSyncSettings, type SyncSettings } from '../../main/sync/settings.ts';
import { keptLog, type KeptLog } from '../support/quietLog.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { virtualClock, type VirtualClock } from '../support/virtualClock.ts';
import { monday } from './bench.ts';

type Pushed = { [N in EventName]: { readonly name: N; readonly event: EventOf<N> } }[EventName];

const checkpointWorker = new URL('../../main/store/checkpointWorker.ts', import.meta.url);

/** A machine with a keychain and a folder, on which a desk can be started again and again, and a clinic somewhere. */
export interface Machine {
  readonly clock: VirtualClock;
  readonly clinic: Clinic;
  readonly credentials: { readonly clientId: string; readonly secret: string };
  readonly secrets: Secrets;
  /** The most calls that reached the clinic in any span of so many milliseconds. */
  readonly mostCalls: (span: number) => number;
  readonly atDesk: (running: RunningDesk) => AtDesk;
  /** Lets time pass until the first import is whole. */
  readonly imported: (running: RunningDesk) => Promise<void>;
  /** Lets time pass until all that is kept in step is there. */
  readonly scheduled: (running: RunningDesk) => Promise<void>;
  readonly started: (options?: { readonly secrets?: Secrets }) => Promise<RunningDesk>;
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

/**
 * Everything of the desk but Electron: real file, real client, real clinic; only time is the test's.
 * @param connection `live`: the desk believes that the clinic is the marketplace's own
 */
export function machine(
  size: 'small' | 'clinic' = 'small',
  syncSettings: Partial<SyncSettings> = {},
  connection: 'practicePort' | 'live' = 'practicePort',
): Machine {
  const clock = virtualClock(monday);
  const world = generateWorld({ locale: 'pl', size, seed: 5, now: monday });
  const { fetch, clinic } = practiceFetch({ world, clock, random: seededRandom(5) });
  const folder = temporaryFolder();
  const arrivals: number[] = [];
  const counted: typeof fetch = (input, init) => {
    arrivals.push(clock.now());
    return fetch(input, init);
  };
  const keychain = sessionSecrets();
  let settings: unknown = null;

  async function started({ secrets = keychain }: { readonly secrets?: Secrets } = {}): Promise<RunningDesk> {
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
      problemOfThrown,
      syncSettings: { ...defaultSyncSettings, ...syncSettings },
      ...createStores({ folder, secrets, clock, log, checkpointWorker }),
      connect: createConnect({ fetch: counted, clock, random, log, info }),
      startPractice: () =>
        Promise.resolve(ok({ port: practicePort, credentials, stop: () => Promise.resolve() })),
      practicePort: connection === 'live' ? null : practicePort,
      settingsFile: { read: () => settings, write: (next) => void (settings = next) },
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
  }

  const credentials = { clientId: world.client.id, secret: world.client.secret };
  const progressed = ({ pushed }: RunningDesk, enough: (step: string) => boolean): Promise<void> =>
    clock.until(
      () =>
        pushed.some(({ name, event }) => {
          if (name !== 'import.progress') return false;
          return enough(event.kind === 'running' ? event.step : event.kind);
        }),
      3_600_000,
    );

  return {
    clock,
    clinic,
    mostCalls: (span) =>
      Math.max(0, ...arrivals.map((at) => arrivals.filter((one) => one > at - span && one <= at).length)),
    atDesk: ({ desk }) => ({
      save: () => desk.handlers['connection.save']({ locale: 'pl', ...credentials }),
    }),
    imported: (running) => progressed(running, (step) => step === 'finished'),
    scheduled: (running) => progressed(running, (step) => step === 'history' || step === 'finished'),
    credentials,
    secrets: keychain,
    started,
  };
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
