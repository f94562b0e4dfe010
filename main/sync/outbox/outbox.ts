import type { AddressId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { isPassing, type RemoteError } from '#shared/domain/remoteError.ts';
import { dayWindow, localDateOf, type EpochMs } from '#shared/time/zone.ts';
import { inLanes } from '../parallel.ts';
import type { Turning } from '../parts.ts';
import { nextStep } from '../patience.ts';
import { createResting } from '../resting.ts';
import { sleep, woken } from '../sleep.ts';
import { giveUpLooking, readBack, send, type Carrying } from './carry.ts';
import type { Unread } from './lookUp.ts';
import { calendarsOf, canGo, laneOf, nextSteps } from './order.ts';
import { quietTime } from './quietTime.ts';
import { createRecords, recoverLost } from './record.ts';
import { createWaits } from './waits.ts';

/** Carries what receptionists decided to the vendor, each exactly once. */
export interface Outbox {
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
  /** Something was decided or undone: this one, if it is known. */
  nudge(touched?: Intent): void;
  /** A call got through: what waits for the line goes now. The outbox does not probe a dead line itself. */
  lineIsUp(): void;
}

/** Writes under way at once, each of another visit. */
const parallelWrites = 3;
/** How long what concerns a calendar rests that cannot be looked at. Milliseconds. */
const unreadFor = { first: 15_000, most: 5 * 60_000 } as const;
/** After so many refusals to show a calendar, some minutes, what was decided there is for a person. */
const mostLooks = 5;
/** Where the vendor breaks on so many calendars in one turn it is in trouble as a whole. */
const manyCalendars = 3;
/** Nothing waits longer than this for a look, whatever timers say: machines sleep. Milliseconds. */
const longestRest = 60_000;

/**
 *   held ──undo window──▶ queued ──▶ sending ──answer──▶ confirmed
 *                           ▲  ▲        │  └──refused───▶ refused (attention)
 *                 not done  │  └─no line─┤
 *                           └── unknown ◀┘ lost answer, or a crash: read back first
 *
 * One loop takes what can be done now; different visits go side by side, one visit's intents one after the other. A calendar that
 * cannot be looked at holds up what concerns it, and nothing else.
 */
export function createOutbox(turning: Turning): Outbox {
  const { clock, random, settings, store, log, zone } = turning;
  const carrying: Carrying = { turning, records: createRecords(store, turning.freshness) };
  const end = new AbortController();
  const stopping = (): boolean => end.signal.aborted;
  let wake = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let waitsForLine = false;
  const vendorIsDone = settings.vendorWorksMs + quietTime;
  const waits = createWaits(clock, vendorIsDone);
  const isDue = (intent: Intent): boolean => waits.dueAt(intent) <= clock.now();
  const unread = createResting<AddressId>(clock, unreadFor.first, unreadFor.most);

  /** @returns whether the vendor has refused to show the calendar so often that it is not waited for any more; one on which it breaks is */
  function isLost({ error, addressId }: Unread): boolean {
    const failures = unread.failed(addressId);
    log.warn('outbox.unread', { kind: error.kind, operation: error.operation, failures });
    return !isPassing(error) && failures >= mostLooks;
  }

  /** All that would have to look there now, or looks in a moment, is for a person. */
  function giveUp(lost: Unread): void {
    unread.succeeded(lost.addressId);
    const waiting = store.intents
      .allOpen()
      .filter((one) => one.state === 'unknown' || (canGo(one) && isDue(one)));
    for (const one of waiting)
      if (calendarsOf(one).includes(lost.addressId)) giveUpLooking(carrying, one, lost);
  }

  /** When something will be possible that is not now; `Infinity` if nothing waits for time alone. */
  function nextMoment(open: readonly Intent[]): EpochMs {
    const moments = open
      .filter((intent) => canGo(intent) && !isDue(intent))
      .map((intent) => waits.dueAt(intent));
    return Math.min(...moments, unread.nextAt());
  }

  async function rest(ms: number): Promise<void> {
    await sleep(clock, Math.max(0, Math.min(ms, longestRest)), wake.signal);
    if (wake.signal.aborted && !stopping()) wake = new AbortController();
  }

  /** @returns what stopped it, or when there is something to do again */
  async function turn(): Promise<RemoteError | { readonly kind: 'idle'; readonly until: EpochMs }> {
    const stops: RemoteError[] = [];
    const broken = new Set<AddressId>();
    const lost = new Map<AddressId, Unread>();
    for (;;) {
      const now = clock.now();
      const today = dayWindow(localDateOf(now, zone), zone);
      const open = store.intents.allOpen();
      waits.keep(open);
      const steps = nextSteps(open, isDue, today, unread.isResting);
      if (steps.length === 0 || stopping()) return { kind: 'idle', until: nextMoment(open) };
      await inLanes(
        steps,
        parallelWrites,
        ({ intent }) => laneOf(intent),
        async ({ kind, intent }) => {
          // It may have been undone, or its visit renumbered, while it waited its turn here.
          const current = store.intents.get(intent.id);
          if (current === null || current.state !== intent.state) return 'on';
          if (calendarsOf(current).some(unread.isResting)) return 'on';
          const carried = await (kind === 'send' ? send(carrying, current) : readBack(carrying, current));
          const after = store.intents.get(current.id);
          if (after !== null) waits.see(after);
          switch (carried.kind) {
            case 'on':
              for (const addressId of calendarsOf(current)) unread.succeeded(addressId);
              break;
            case 'unread':
              if (isLost(carried.unread)) lost.set(carried.unread.addressId, carried.unread);
              if (isPassing(carried.unread.error)) broken.add(carried.unread.addressId);
              if (broken.size < manyCalendars) break;
              stops.push(carried.unread.error);
              return 'stop';
            case 'stop':
              stops.push(carried.error);
              return 'stop';
          }
          return stopping() ? 'stop' : 'on';
        },
      );
      // When nobody looks any more: who does would put back what was given up.
      for (const one of lost.values()) giveUp(one);
      lost.clear();
      if (stops[0] !== undefined) return stops[0];
    }
  }

  async function loop(): Promise<void> {
    let failures = 0;
    while (!stopping()) {
      const ended = await turn().catch(broken);
      if (stopping()) return;
      if (ended === 'broken') {
        await rest(10_000);
        continue;
      }
      if (ended.kind === 'idle') {
        failures = 0;
        await rest(ended.until - clock.now());
        continue;
      }
      const stoppedBy = ended;
      failures += 1;
      log.warn('outbox.stopped', { kind: stoppedBy.kind, operation: stoppedBy.operation, failures });
      const step = nextStep(stoppedBy, failures, clock.now(), random, settings.offlineProbeMs);
      waitsForLine = stoppedBy.kind === 'offline' || stoppedBy.kind === 'timeout';
      await rest(step.kind === 'wait' && !waitsForLine ? step.ms : longestRest);
      waitsForLine = false;
    }
  }

  function broken(thrown: unknown): 'broken' {
    const problem = turning.problemOfThrown(thrown);
    log.error('outbox.broken', {
      kind: problem.kind,
      name: thrown instanceof Error ? thrown.name : 'unknown',
    });
    return 'broken';
  }

  return {
    start() {
      const now = clock.now();
      recoverLost(store, now, now + vendorIsDone);
      running = loop();
    },
    async stop() {
      end.abort();
      wake.abort(woken);
      await running;
    },
    nudge(touched) {
      if (touched !== undefined) waits.see(touched);
      wake.abort(woken);
    },
    lineIsUp() {
      if (waitsForLine) wake.abort(woken);
    },
  };
}
