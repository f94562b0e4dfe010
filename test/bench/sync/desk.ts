import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#shared/ports.ts';
import { seededRandom } from '#shared/random.ts';
import { createClient, type Client } from '../../../main/docplanner/client.ts';
import type { Fetch } from '../../../main/docplanner/transport.ts';
import { openStore, type OpenStore } from '../../../main/store/open.ts';
import { createSync, type Sync } from '../../../main/sync/sync.ts';
import type { Practice } from '../../e2e/harness/practice.ts';
import { keptLog } from '../../support/quietLog.ts';
import { unlimited } from '../unlimited.ts';

/** A desk's core on a real, encrypted file, beside a practice clinic in a process of its own, over real HTTP. Not started. */
export interface BenchDesk {
  readonly file: string;
  /** The file's key. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly store: OpenStore;
  readonly client: Client;
  readonly timeZone: string;
  readonly sync: Sync;
  readonly close: () => Promise<void>;
}

/** @param fetch the way of every call, to be listened to */
export function openBenchDesk(clinic: Practice, fetch: Fetch, clock: Clock): BenchDesk {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-bench-'));
  const file = join(folder, 'desk.db');
  const key = randomBytes(32);
  const log = keptLog();
  const opened = openStore({ file, key, clock, log });
  if (!opened.ok) throw new Error(opened.error.kind);
  const timeZone = 'Europe/Warsaw';
  const client = createClient({
    endpoint: { kind: 'practice', port: clinic.port },
    credentials: { clientId: clinic.clientId, clientSecret: clinic.secret },
    fetch,
    clock,
    random: seededRandom(1),
    log,
    userAgent: 'Frontdesk/bench',
    zone: () => timeZone,
    limits: unlimited.limits,
  });
  const sync = createSync({
    remote: client,
    store: opened.value,
    clock,
    random: seededRandom(2),
    log,
    zoneOf: () => timeZone,
    zone: timeZone,
    settings: unlimited.syncSettings,
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
    key,
    clock,
    store: opened.value,
    client,
    timeZone,
    sync,
    close: async () => {
      await sync.stop();
      opened.value.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
