import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskConfig, FromDesk, Reply, Request, ToDesk, Wish } from './messages.ts';
import type { VisitDecision } from '#shared/contract/visits.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { project } from '#shared/domain/project.ts';
import type { Log, LogFields } from '#shared/ports.ts';
import { seededRandom } from '#shared/random.ts';
import { ok } from '#shared/result.ts';
import { createConnect } from '../../main/compose/remotes.ts';
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
  set: () => Promise.resolve(ok(null)),
  remove: () => Promise.resolve(ok(null)),
};

const clock = {
  now: () => Date.now(),
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

/** Looked at for what the screen would show; everything is done through the desk's own handlers. */
let store: OpenStore | null = null;
const stores = createStores({ folder: config.folder, secrets, clock, log });
const opened: string[] = [];
const openStore: DeskParts['openStore'] = async (profile) => {
  const result = await stores.openStore(profile);
  if (result.ok) {
    store = result.value as OpenStore;
    const { opening } = store;
    opened.push(opening.kind === 'opened' && opening.checked ? 'checked' : opening.kind);
  } else opened.push(result.error.kind);
  return result;
};

const desk = createDesk({
  clock,
  random,
  log,
  info,
  secrets,
  problemOfThrown,
  syncSettings: {
    ...defaultSyncSettings,
    pollMs: config.pollMs,
    offlineProbeMs: config.pollMs,
    undoMs: config.undoMs,
    // The clinic of these tests is done with a call within a second or two (`trouble.ts`).
    vendorWorksMs: 2_000,
  },
  hasStore: stores.hasStore,
  openStore,
  connect: createConnect({ fetch: globalThis.fetch, clock, random, log, info }),
  startPractice: () => Promise.reject(new Error('this clinic runs elsewhere')),
  practicePort: config.port,
  settingsFile: createSettingsFile(join(config.folder, 'settings.json'), log),
  push: () => undefined,
});
const { handlers } = desk;

function bookingIdOf(ids: readonly string[]): string | null {
  if (store === null) return null;
  const open = store.intents.allOpen();
  const copies = ids.flatMap((id) => store?.bookings.get(id as never) ?? []);
  const shown = project(copies, open).find((one) => one.status === 'booked' && ids.includes(one.id));
  return shown?.id ?? null;
}

function decisionOf(wish: Wish): VisitDecision | null {
  if (!('bookingIds' in wish)) return wish;
  const { bookingIds, ...rest } = wish;
  const bookingId = bookingIdOf(bookingIds);
  return bookingId === null ? null : { ...rest, bookingId };
}

async function answer(request: Request): Promise<Reply> {
  switch (request.kind) {
    case 'decide': {
      const decision = decisionOf(request.wish);
      if (decision === null) return { kind: 'declined', why: 'notShown' };
      const decided = await handlers['visits.decide'](decision);
      if (!decided.ok) return { kind: 'declined', why: decided.error.kind };
      const { value } = decided;
      return value.kind === 'settled' ? value : { kind: 'acknowledged', intentId: value.id };
    }
    case 'undo': {
      const undone = await handlers['visits.undo']({ intentId: request.intentId });
      return { kind: 'undo', result: undone.ok ? undone.value : undone.error.kind };
    }
    case 'status': {
      const [outbox, line, progress] = [
        await handlers['outbox.get'](null),
        await handlers['line.get'](null),
        await handlers['import.get'](null),
      ];
      if (!outbox.ok || !line.ok || !progress.ok) return { kind: 'declined', why: 'no status' };
      return {
        kind: 'status',
        waiting: outbox.value.waiting,
        attention: outbox.value.attention.length,
        line: line.value.kind,
        problem: line.value.kind === 'paused' ? line.value.problem.kind : null,
        asOf: 'asOf' in line.value ? line.value.asOf : null,
        imported: progress.value.kind === 'finished',
      };
    }
    case 'copy': {
      if (store === null) return { kind: 'declined', why: 'no store' };
      const { bookings, schedule } = store;
      return {
        kind: 'copy',
        bookings: request.days.flatMap(({ addressId, from, to }) =>
          bookings
            .inWindow([asAddressId(addressId)], { from, to })
            .filter(({ status, start }) => status === 'booked' && from <= start && start < to)
            .map(({ id, start, end, patient, presence, confirmed }) => ({
              id,
              addressId,
              start,
              end,
              surname: patient?.surname ?? '',
              presence,
              confirmed: confirmed === true,
            })),
        ),
        slots: request.days.flatMap(({ addressId, from, to }) =>
          schedule
            .slotsInWindow([asAddressId(addressId)], { from, to })
            .map(({ start }) => `${addressId} ${start}`),
        ),
      };
    }
    case 'diagnostics': {
      const result = await handlers['diagnostics.get'](null);
      return { kind: 'diagnostics', checks: result.ok ? result.value.checks : [] };
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

/** As a person would: again, until the clinic answers. */
async function setUp(): Promise<void> {
  for (;;) {
    const saved = await handlers['connection.save']({ locale: 'pl', ...config.credentials });
    if (saved.ok || saved.error.kind.startsWith('store') || saved.error.kind === 'diskFull') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
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
const line = await handlers['line.get'](null);
const problem = line.ok && line.value.kind === 'paused' ? line.value.problem.kind : null;
const connection = await handlers['connection.get'](null);
if (connection.ok && connection.value.kind === 'none') await setUp();
tell({
  kind: 'up',
  opening: opened[0] ?? 'none',
  connection: connection.ok ? connection.value.kind : 'none',
  problem,
});
