import { hashPin, isPin } from '../../main/secrets/pin.ts';
import { isSecret } from '../../main/secrets/sameSecret.ts';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { answerThrough, setUp, type Ask } from './answers.ts';
import type { DeskConfig, FromDesk, Reply, Request, ToDesk } from './messages.ts';
import type { Log, LogFields } from '#shared/ports.ts';
import { seededRandom } from '#shared/random.ts';
import { ok } from '#shared/result.ts';
import { createComputer } from '../../main/compose/computer.ts';
import { createConnect } from '../../main/compose/remotes.ts';
import { vendorLimits } from '../../main/docplanner/limits.ts';
import { createSettingsFile } from '../../main/compose/settingsFile.ts';
import { problemOfThrown } from '../../main/compose/storeProblem.ts';
import { createStores } from '../../main/compose/stores.ts';
import { createDesk } from '../../main/desk/desk.ts';
import type { DeskParts, Secrets } from '../../main/desk/ports.ts';
import type { OpenStore } from '../../main/store/open.ts';
import { defaultSyncSettings } from '../../main/sync/settings.ts';

/** A whole desk but for its window, in a process of its own that can be killed at any moment (see deskProcess.ts). */

const config = JSON.parse(process.argv[2] ?? '') as DeskConfig;
const tell = (message: FromDesk): void => void process.send?.(message);

const at =
  (level: string) =>
  (event: string, fields: LogFields = {}): void =>
    tell({ kind: 'log', level, event, fields: JSON.stringify(fields) });
const log: Log = { info: at('info'), warn: at('warn'), error: at('error') };

/** The keychain of this machine outlives the desk: it is the parent's. */
const secrets: Secrets = {
  get: (name) =>
    Promise.resolve(
      ok(
        name.startsWith('store-key')
          ? config.key
          : name.startsWith('api-secret')
            ? config.credentials.secret
            : null,
      ),
    ),
  set: (name) => {
    log.info('test.secretKept', { name });
    return Promise.resolve(ok(null));
  },
  remove: () => Promise.resolve(ok(null)),
};

const clock = {
  now: () => Date.now(),
  elapsed: () => Math.floor(performance.now()),
  after: (ms: number, task: () => void) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
const random = seededRandom(config.seed);
const info = {
  version: '0.0.0',
  electron: 'none',
  chromium: 'none',
  systemLocale: 'pl-PL',
  platform: 'linux',
} as const;

const checkpointWorker = new URL('../../main/store/checkpointWorker.ts', import.meta.url);
const stores = createStores({ folder: config.folder, secrets, clock, log, checkpointWorker });
const opened: string[] = [];
const openStore: DeskParts['openStore'] = async (profile) => {
  const result = await stores.openStore(profile);
  if (result.ok) {
    const { opening } = result.value as OpenStore;
    opened.push(opening.kind === 'opened' && opening.checked ? 'checked' : opening.kind);
  } else opened.push(result.error.kind);
  return result;
};

const desk = createDesk({
  afterFirstPaint: (run) => {
    run();
    return () => undefined;
  },
  clock,
  random,
  log,
  info,
  secrets,
  pins: { hashPin, isPin, isSecret },
  alerts: { isLookedAt: () => false, notify: () => undefined, count: () => undefined },
  paper: {
    print: () => Promise.resolve('noPrinter'),
    savePdf: () => Promise.resolve('canceled'),
    saveText: () => Promise.resolve('canceled'),
  },
  computer: createComputer({ folder: config.folder, isProxied: () => Promise.resolve(false) }),
  problemOfThrown,
  syncSettings: {
    ...defaultSyncSettings,
    pollMs: config.pollMs,
    offlineProbeMs: config.pollMs,
    undoMs: config.undoMs,
    ...(config.writesPerMinute !== undefined && { writesPerMinute: config.writesPerMinute }),
    // The clinic of these tests is done with a call within a second or two (`trouble.ts`).
    vendorWorksMs: 2_000,
    // Of a desk that dies every few minutes the product's pace is enough (test/sync/oftenReopened); this one starts 25 times in one or
    // two minutes, and what each life has called, and may have, counts for five: with three times the pace there is room for it.
    callsPerHour: defaultSyncSettings.callsPerHour * 3,
  },
  hasStore: stores.hasStore,
  openStore,
  openSeat: stores.openSeat,
  connect: createConnect({
    fetch: globalThis.fetch,
    clock,
    random,
    log,
    info,
    // A desk that looks as often as this one, and starts 25 times in a few minutes, would rest for its five minutes' sake.
    limits: {
      ...vendorLimits,
      callsPerFiveMinutes: vendorLimits.readsPerHour,
      ...(config.writesPerMinute !== undefined && { writesPerMinute: config.writesPerMinute }),
    },
  }),
  startPractice: () => Promise.reject(new Error('this clinic runs elsewhere')),
  practicePort: config.port,
  practicePorts: new Map(),
  settingsFile: createSettingsFile(join(config.folder, 'settings.json'), log),
  push: () => undefined,
});
const ask: Ask = (name, request) => desk.handlers[name](request);

async function answer(request: Request): Promise<Reply> {
  switch (request.kind) {
    case 'save': {
      const { secret } = request;
      const saved = await ask('connection.save', { locale: 'pl', ...config.credentials, secret });
      return saved.ok ? { kind: 'settled' } : { kind: 'declined', why: saved.error.kind };
    }
    case 'fillDisk':
      fillDisk();
      return { kind: 'disk' };
    case 'freeDisk':
      rmSync(ballast);
      return { kind: 'disk' };
    case 'stop':
      await desk.stop();
      return { kind: 'stopped' };
    default:
      return answerThrough(ask, request);
  }
}

const ballast = join(config.folder, 'ballast');

function fillDisk(): void {
  const handle = openSync(ballast, 'w');
  try {
    for (let size = 1 << 20; size >= 512;) {
      try {
        writeSync(handle, Buffer.alloc(size, 1));
      } catch {
        size /= 2;
      }
    }
  } finally {
    closeSync(handle);
  }
}

process.on('message', ({ n, request }: ToDesk) => {
  void answer(request)
    .catch((thrown: unknown): Reply => ({ kind: 'declined', why: `thrown: ${String(thrown)}` }))
    .then((reply) => {
      const done = request.kind === 'stop' ? () => process.exit(0) : undefined;
      process.send?.({ kind: 'reply', n, reply } satisfies FromDesk, undefined, undefined, done);
    });
});

await desk.start(null);
const line = await ask('line.get', null);
const problem = line.ok && line.value.kind === 'paused' ? line.value.problem.kind : null;
const connection = await ask('connection.get', null);
if (connection.ok && connection.value.kind === 'none') await setUp(ask, config.credentials);
tell({
  kind: 'up',
  opening: opened[0] ?? 'none',
  connection: connection.ok ? connection.value.kind : 'none',
  problem,
});
