import { createBacklog } from './events/backlog.ts';
import type { EventsContext } from './events/context.ts';
import type { Hint } from './events/hints.ts';
import { createCatalogueAges } from './catalogue/catalogueAges.ts';
import { createLanes } from './lanes.ts';
import { createBackoff } from './line/backoff.ts';
import { withLivenessProbe, type LivenessListener } from './line/livenessProbe.ts';
import type { OutboxParts } from './outbox/context.ts';
import type { SyncListener, SyncParts } from './parts.ts';
import type { PlanContext } from './plan/context.ts';
import type { Freshness } from './read/freshness.ts';
import type { Reading } from './read/readWindow.ts';
import { createResponseDigests } from './read/responseDigests.ts';
import { createReadBudget } from './readBudget.ts';

/** All that one turn of sync needs; each of its parts knows only its own. */
export interface SyncContext extends EventsContext, PlanContext, OutboxParts {
  readonly on: SyncListener;
}

/** What the loop brings to the context of its turns. */
export interface SyncContextParts {
  readonly freshness: Freshness;
  readonly liveness: LivenessListener;
  readonly hint: (hints: readonly Hint[], when: 'now' | 'nextLook') => void;
  /** Aborted when the desk stops. */
  readonly ending: AbortSignal;
}

/** How long a read on which the vendor broke rests. Milliseconds. */
const troubledFor = { first: 15_000, most: 120_000 } as const;

/** Makes what one sync's turns share: the remote API as it is counted and listened to, and what is remembered of reads. */
export function createSyncContext(
  parts: SyncParts,
  { freshness, liveness, hint, ending }: SyncContextParts,
): SyncContext {
  const { clock, on, remote, settings, store } = parts;
  const { silentMs, offlineProbeMs: probeMs } = settings;
  const heard = withLivenessProbe(remote, clock, { silentMs, probeMs }, liveness);
  const room = createReadBudget(heard, remote, clock, settings);
  const reading: Reading = {
    remote: room.counted,
    store,
    freshness,
    digests: createResponseDigests(store.bookings),
    clock,
    pageLimit: settings.pageLimit,
    ending,
    split: new Set(),
    durations: new Map(),
    partly: (change) => on.changed(change),
  };
  return {
    ...parts,
    lanes: createLanes(),
    backlog: createBacklog(parts, ending),
    troubled: createBackoff(clock, troubledFor.first, troubledFor.most),
    remote: { ...remote, ...room.counted },
    room,
    looking: room.looking,
    freshness,
    catalogueAges: createCatalogueAges(clock, store),
    reading,
    readingFor: {
      news: { ...reading, remote: room.remoteFor.news },
      today: { ...reading, remote: room.remoteFor.today },
      longWork: { ...reading, remote: room.remoteFor.longWork },
    },
    hint,
  };
}
