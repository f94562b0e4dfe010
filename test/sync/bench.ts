import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '#shared/ports.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { seededRandom } from '#shared/random.ts';
import type { TimeZone } from '#shared/time/zone.ts';
import { createClient, type Client } from '../../main/docplanner/client.ts';
import { generateWorld } from '../../main/practice/generate/generateWorld.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { Quirks } from '../../main/practice/quirks.ts';
import type { World } from '../../main/practice/world.ts';
import { openStore, type OpenStore } from '../../main/store/open.ts';
import { defaultSyncSettings, type SyncSettings } from '../../main/sync/settings.ts';
import { createSync, type Sync } from '../../main/sync/sync.ts';
import { keptLog, type KeptLog } from '../support/quietLog.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { virtualClock, type VirtualClock } from '../support/virtualClock.ts';
import type { Change } from '../../main/sync/ports.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import { practiceFetch } from '../support/practiceFetch.ts';

/** A clinic and desks that work for it, all by one clock that only the test moves. */
export interface Bench {
  readonly clock: VirtualClock;
  readonly clinic: Clinic;
  /** A desk on its own new file, or on that of another which has stopped. */
  readonly desk: (file?: string, parts?: DeskOptions) => BenchDesk;
}

export interface DeskOptions {
  /** Puts something around the client, as its sync sees it. */
  readonly around?: (remote: Client) => Client;
  /** Puts something around the store, as its sync sees it. */
  readonly aroundStore?: (store: OpenStore) => OpenStore;
}

export interface BenchDesk {
  readonly file: string;
  readonly store: OpenStore;
  readonly client: Client;
  readonly sync: Sync;
  readonly log: KeptLog;
  readonly lines: readonly LineState[];
  readonly progress: readonly ImportProgress[];
  readonly changes: readonly Change[];
  /** Stops the work as a user does. */
  readonly stop: () => Promise<void>;
  /** Ends it as a lost machine does: what was on its way is heard of by nobody, and nothing is put in order. */
  readonly kill: () => void;
  /** Lets time pass until all that is kept in step is there; the past year may still be coming. */
  scheduled(): Promise<void>;
  /** Lets time pass until the first import is whole. */
  imported(): Promise<void>;
}

/** Monday, 23 November 2026, 10:00 in Warsaw. */
export const monday = Date.UTC(2026, 10, 23, 9);
const key = new Uint8Array(32).fill(7);

export function bench(
  options: {
    readonly size?: 'small' | 'clinic' | 'empty';
    readonly seed?: number;
    readonly now?: number;
    readonly locale?: MarketplaceLocale;
    /** Where all facilities lie; left out: where the marketplace does. */
    readonly facilityZone?: TimeZone;
    /** Changes the clinic before anybody works for it. */
    readonly arrange?: (world: World) => void;
    readonly quirks?: Partial<Quirks>;
    readonly settings?: Partial<SyncSettings>;
    /** How far the clock of the desks' machine is ahead of the clinic's. Milliseconds. */
    readonly aheadMs?: number;
  } = {},
): Bench {
  const { size = 'small', seed = 1, now = monday, locale = 'pl', quirks, settings, aheadMs = 0 } = options;
  const clock = virtualClock(now);
  const world = generateWorld({ locale, size, seed, now });
  options.arrange?.(world);
  const { facilityZone = world.timeZone } = options;
  const { fetch, clinic } = practiceFetch({ world, clock, random: seededRandom(seed), quirks });
  const folder = temporaryFolder();
  const deskClock: Clock = { ...clock, now: () => clock.now() + aheadMs };
  let files = 0;

  function desk(
    file = join(folder, `desk-${(files += 1)}.db`),
    { around = (remote) => remote, aroundStore = (own) => own }: DeskOptions = {},
  ): BenchDesk {
    const log = keptLog();
    const opened = openStore({ file, key, clock: deskClock, log, slowMs: 10_000 });
    if (!opened.ok) throw new Error(`the store did not open: ${opened.error.kind}`);
    const store = opened.value;
    const abort = new AbortController();
    let dead = false;
    const never = new Promise<never>(() => undefined);
    const ownClock: Clock = {
      ...deskClock,
      after: (ms, task) => deskClock.after(ms, () => (dead ? undefined : task())),
    };
    const client = createClient({
      endpoint: { kind: 'practice', port: 4000 },
      credentials: { clientId: world.client.id, clientSecret: world.client.secret },
      fetch: async (...asked) => {
        const answer = await (dead ? never : fetch(...asked));
        return dead ? never : answer;
      },
      clock: ownClock,
      random: seededRandom(seed + files),
      log,
      userAgent: 'Frontdesk/test',
      zone: () => facilityZone,
      signal: abort.signal,
      spentBook: {
        read: () => store.settings.get('calls.spent'),
        write: (text) => store.transaction(() => store.settings.set('calls.spent', text), 'repeatable'),
      },
    });
    const lines: LineState[] = [];
    const progress: ImportProgress[] = [];
    const changes: Change[] = [];
    const sync = createSync({
      remote: around(client),
      store: aroundStore(store),
      clock: ownClock,
      random: seededRandom(seed + files + 100),
      log,
      zoneOf: () => facilityZone,
      zone: world.timeZone,
      settings: { ...defaultSyncSettings, ...settings },
      problemOfThrown: () => ({ kind: 'bug', until: null, params: {}, details: '' }),
      on: {
        line: (state) => lines.push(state),
        progress: (one) => progress.push(one),
        changed: (change) => changes.push(change),
        intentChanged: () => undefined,
        catalogueChanged: () => undefined,
      },
    });
    let open = true;
    const stop = async (): Promise<void> => {
      if (!open) return;
      open = false;
      abort.abort();
      await sync.stop();
      store.close();
    };
    const kill = (): void => {
      open = false;
      dead = true;
      store.close();
    };
    onTestFinished(stop);
    sync.start();
    return {
      file,
      store,
      client,
      sync,
      log,
      lines,
      progress,
      changes,
      stop,
      kill,
      scheduled: () => clock.until(() => isScheduled(sync.progress()), 3_600_000),
      imported: () => clock.until(() => sync.progress().kind === 'finished', 3_600_000),
    };
  }

  return { clock, clinic, desk };
}

function isScheduled(progress: ImportProgress): boolean {
  return progress.kind === 'finished' || (progress.kind === 'running' && progress.step === 'history');
}
