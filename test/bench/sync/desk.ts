import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#shared/ports.ts';
import { seededRandom } from '#shared/random.ts';
import { createClient, type Client } from '../../../main/docplanner/client.ts';
import { startPracticeWorker } from '../../../main/practice/host.ts';
import { openStore, type OpenStore } from '../../../main/store/open.ts';
import { defaultSyncSettings, type SyncSettings } from '../../../main/sync/settings.ts';
import { createSync, type Sync } from '../../../main/sync/sync.ts';
import { keptLog } from '../../support/quietLog.ts';

/** A desk's core on a real file, and a practice clinic in a thread of its own over real HTTP. Nothing limits its calls. */
export interface BenchDesk {
  readonly file: string;
  readonly store: OpenStore;
  readonly client: Client;
  readonly timeZone: string;
  readonly sync: Sync;
  readonly close: () => Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

const plenty = 1_000_000_000;
/** As fast as the line gives: the vendor's limits are not what is measured. */
const unlimited: SyncSettings = { ...defaultSyncSettings, callsPerHour: plenty, pollMs: 200 };

export async function openBenchDesk(
  size: 'small' | 'clinic' | 'hospital',
  settings: Partial<SyncSettings> = {},
): Promise<BenchDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-bench-'));
  const clinic = await startPracticeWorker({
    workerUrl: new URL('../../../main/practice/worker.ts', import.meta.url),
    locale: 'pl',
    size,
    seed: 3,
    now: Date.now(),
    patients: false,
  });
  const file = join(folder, 'desk.db');
  const log = keptLog();
  const opened = openStore({ file, key: randomBytes(32), clock: realClock, log });
  if (!opened.ok) throw new Error(opened.error.kind);
  const timeZone = 'Europe/Warsaw';
  const client = createClient({
    endpoint: { kind: 'practice', port: clinic.port },
    credentials: { clientId: clinic.clientId, clientSecret: clinic.secret },
    fetch,
    clock: realClock,
    random: seededRandom(1),
    log,
    userAgent: 'Frontdesk/bench',
    zone: () => timeZone,
    limits: { readsPerHour: plenty, writesPerMinute: plenty, callsPerFiveMinutes: plenty, keptForWrites: 0 },
  });
  const sync = createSync({
    remote: client,
    store: opened.value,
    clock: realClock,
    random: seededRandom(2),
    log,
    zoneOf: () => timeZone,
    zone: timeZone,
    settings: { ...unlimited, ...settings },
    problemOfThrown: () => ({ kind: 'bug', until: null, params: {}, details: '' }),
    on: {
      line: () => undefined,
      progress: () => undefined,
      changed: () => undefined,
      intentChanged: () => undefined,
      catalogueChanged: () => undefined,
    },
  });
  return {
    file,
    store: opened.value,
    client,
    timeZone,
    sync,
    close: async () => {
      await sync.stop();
      opened.value.close();
      await clinic.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lets the first import run to its end. */
export async function imported({ sync }: BenchDesk): Promise<void> {
  sync.start();
  while (sync.progress().kind !== 'finished') await new Promise((resolve) => setTimeout(resolve, 20));
}
