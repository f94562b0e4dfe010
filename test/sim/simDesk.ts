import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Intent } from '#shared/domain/intent.ts';
import type { Clock } from '#shared/ports.ts';
import { seededRandom } from '#shared/random.ts';
import { createClient, type Client } from '../../main/docplanner/client.ts';
import { limitsSharedBy } from '../../main/docplanner/limits.ts';
import { openStore, type OpenStore } from '../../main/store/open.ts';
import { problemOf } from '../../main/store/problem.ts';
import { defaultSyncSettings, sharedBy, type SyncSettings } from '../../main/sync/settings.ts';
import { createSync, type Sync } from '../../main/sync/sync.ts';
import { keptLog, type KeptLog } from '../support/quietLog.ts';
import { boardMirror, type BoardMirror } from './boardMirror.ts';
import { Life, mortalStore, type StoreWatch } from './crash.ts';
import type { Call } from './journal.ts';
import type { Plan } from './plan.ts';
import type { SimClock } from './simClock.ts';
import { places } from './smallWorld.ts';
import type { Vendor } from './vendor.ts';
import { watchedRemote } from './watchedRemote.ts';

/** What a desk tells the invariants while it works. */
export interface DeskWatch {
  /** A write is about to be sent. */
  leaving(desk: SimDesk, operation: string, args: readonly unknown[]): Call;
  /** The same of one about hours or breaks. */
  hoursLeaving(desk: SimDesk, operation: string, args: readonly unknown[]): Call | null;
  /** Something that must never be. */
  readonly fail: (what: string) => void;
  stored(desk: SimDesk, repository: string, method: string, args: readonly unknown[]): void;
  committed(desk: SimDesk): void;
  /** An event is looked at, by a life of the desk that works on this store. */
  readingEvent(desk: SimDesk, store: OpenStore, raw: string): void;
}

const key = new Uint8Array(32).fill(9);
const noLimits = {
  readsPerHour: Infinity,
  writesPerMinute: Infinity,
  callsPerFiveMinutes: Infinity,
  keptForWrites: 0,
};

/** One installation: its file outlives its runs. */
export class SimDesk {
  readonly index: number;
  readonly log: KeptLog = keptLog();
  /** `null` while it is not running. */
  run: Run | null = null;
  runs = 0;
  /** What it was asked when it died, with the decisions that were open then. */
  lastWords: { kind: 'decide' | 'undo' | 'dismiss'; mark: string; open: readonly Intent[] } | null = null;
  /** How far the clock of its machine is from the right time. Milliseconds. */
  aheadMs = 0;
  /** When it was last set, by the right time. */
  clockSetAt = Number.NEGATIVE_INFINITY;
  /** By the right time. */
  startedAt = Number.NEGATIVE_INFINITY;
  /** Also orderly ones: each has random numbers of its own. */
  starts = 0;
  #folder: string;

  constructor(index: number, folder: string) {
    this.index = index;
    this.#folder = join(folder, `desk-${index}`);
    mkdirSync(this.#folder, { recursive: true });
  }

  get file(): string {
    return join(this.#folder, `run-${this.runs}`, 'desk.db');
  }

  /** The file as a desk that died left it: its bytes, also those that were never folded into the main file. */
  leaveBehind(): void {
    const from = dirname(this.file);
    this.runs += 1;
    this.fillFrom(from);
  }

  /** Begins with the files of a folder. */
  fillFrom(folder: string): void {
    const to = dirname(this.file);
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(folder)) cpSync(join(folder, name), join(to, name));
  }
}

/** A desk at work. */
export interface Run {
  readonly store: OpenStore;
  /** The store itself, for the eyes of the invariants: looking is no point at which the desk may die. */
  readonly bare: OpenStore;
  readonly sync: Sync;
  readonly settings: SyncSettings;
  /** The facility's. */
  readonly zone: string;
  readonly client: Client;
  readonly life: Life;
  readonly board: BoardMirror;
  readonly stop: () => Promise<void>;
}

/** Starts a desk on its file. `died` is called when its life ends at one of its points. */
export function startDesk(
  desk: SimDesk,
  parts: {
    readonly plan: Plan;
    readonly clock: SimClock;
    readonly vendor: Vendor;
    readonly watch: DeskWatch;
    readonly died: () => void;
    /** Otherwise than the vendor's limits and the usual pace. */
    readonly unlimited?: boolean;
  },
): Run {
  const { plan, clock, vendor, watch } = parts;
  desk.starts += 1;
  desk.startedAt = clock.now();
  const seed = plan.seed * 1_024 + desk.index * 128 + desk.starts;
  const life = new Life(parts.died);
  const own = mortalClock(clock, desk, life);
  const log = whileAlive(desk.log, life);
  const opened = openStore({ file: desk.file, key, clock: own, log, slowMs: 60_000 });
  if (!opened.ok) throw new Error(`the store did not open: ${opened.error.kind}`);
  const { opening } = opened.value;
  // Dying leaves the bytes of a file that was being written, and that is no damage.
  if (opening.kind === 'mended' || opening.kind === 'setAside')
    throw new Error(`the store was found damaged: ${opening.detail}`);
  const bare = opened.value;
  const storeWatch: StoreWatch = {
    wrote: (repository, method, args) => watch.stored(desk, repository, method, args),
    committed: () => {
      clock.stir();
      watch.committed(desk);
    },
  };
  const store = mortalStore(bare, life, storeWatch);
  const abort = new AbortController();
  const client = createClient({
    endpoint: { kind: 'practice', port: 4000 },
    credentials: { clientId: vendor.clinic.world.client.id, clientSecret: vendor.clinic.world.client.secret },
    fetch: (url, init) => vendor.fetch(desk, life, url, init),
    clock: own,
    random: seededRandom(seed),
    log,
    userAgent: 'Frontdesk/sim',
    zone: () => zone,
    signal: abort.signal,
    limits: parts.unlimited === true ? noLimits : limitsSharedBy(() => plan.desks),
    spentBook: {
      read: () => store.settings.get('calls.spent'),
      // It must not fail, and a desk that dies of it makes no call any more.
      write(text) {
        try {
          store.transaction(() => store.settings.set('calls.spent', text), 'repeatable');
        } catch (thrown) {
          if (!life.dead) throw thrown;
        }
      },
    },
  });
  const settings = sharedBy(() => plan.desks, {
    ...defaultSyncSettings,
    undoMs: plan.undoMs,
    pollMs: plan.pollMs,
    parallelReads: 3,
    ...(parts.unlimited === true && { callsPerHour: 10_000_000 }),
  });
  const alive = (work: () => void): void => {
    if (!life.dead) work();
  };
  const zone = places[plan.place].facilityZone;
  const board = boardMirror(bare, own, zone, watch.fail);
  const { feed } = board;
  const sync = createSync({
    remote: watchedRemote(client, {
      // A desk that has died meanwhile has nothing that could leave.
      leaving: (operation, args) => (life.dead ? null : watch.leaving(desk, operation, args)),
      hoursLeaving: (operation, args) => (life.dead ? null : watch.hoursLeaving(desk, operation, args)),
      readingEvent: (raw) => {
        if (!life.dead) watch.readingEvent(desk, bare, raw);
      },
    }),
    store,
    clock: own,
    random: seededRandom(seed + 1_000_003),
    log,
    zoneOf: () => zone,
    zone: vendor.clinic.world.timeZone,
    settings,
    problemOfThrown: (thrown) => ({
      kind: 'bug',
      until: null,
      params: {},
      details: problemOf(thrown)?.kind ?? (thrown instanceof Error ? (thrown.stack ?? '') : 'unknown'),
    }),
    on: {
      line: (state) =>
        alive(() => {
          if (state.kind === 'inStep') feed.refreshed();
        }),
      progress: () => undefined,
      changed: (change) => alive(() => feed.changed(change)),
      intentChanged: (intent) => alive(() => feed.intentChanged(intent)),
      catalogueChanged: () => alive(() => feed.catalogueChanged()),
    },
  });
  sync.start();
  return {
    store,
    bare,
    sync,
    settings,
    zone,
    client,
    life,
    board,
    async stop() {
      abort.abort();
      feed.close();
      await sync.stop();
      if (life.dead) return;
      bare.close();
      // It has ended: an answer that still arrives for it is no point at which it could die.
      life.left = Number.POSITIVE_INFINITY;
    },
  };
}

function mortalClock(clock: SimClock, desk: SimDesk, life: Life): Clock {
  return {
    now: () => clock.now() + desk.aheadMs,
    elapsed: () => clock.elapsed(),
    after: (ms, task) =>
      life.dead
        ? () => undefined
        : clock.after(ms, () => {
            if (!life.dead) task();
          }),
  };
}

function whileAlive(log: KeptLog, life: Life): KeptLog {
  return {
    lines: log.lines,
    info: (event, fields) => (life.dead ? undefined : log.info(event, fields)),
    warn: (event, fields) => (life.dead ? undefined : log.warn(event, fields)),
    error: (event, fields) => (life.dead ? undefined : log.error(event, fields)),
  };
}
