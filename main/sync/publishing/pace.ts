import type { Clock } from '#shared/ports.ts';
import { slidingWindow } from '#shared/slidingWindow.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { IntentOf, Action } from '#shared/domain/intentOf.ts';
import type { CallBudget } from '../ports.ts';
import type { SyncSettings } from '../settings.ts';
import { isPublishing } from './ask.ts';

/** Publishing has this share of a minute's writes; what people decide has the rest, and more where it needs it. */
const share = 0.5;
/** So much of a minute's writes is left free in any case: who decides next is not to wait. */
const spare = 0.25;
/** A decision that could go for so long and has not is held up by something else, and holds up no publishing. */
const stuckAfterMs = minuteMs;
/** What people decide is waited for in steps of this. */
const waitForPeopleMs = secondMs;

/** How fast dates may leave, behind everything that people decide. */
export interface PublishingPace {
  /** A date leaves now. */
  count(): void;
  /** Why none may leave just now, and until when; `null`: one may. */
  rests(
    open: readonly IntentOf<Action>[],
  ): { readonly why: 'people' | 'pace'; readonly until: EpochMs } | null;
  /** For so many dates, milliseconds. */
  reckon(dates: number): number;
}

/** @param budget what the client has left of a minute's writes */
export function createPublishingPace(
  clock: Clock,
  budget: CallBudget,
  settings: Pick<SyncSettings, 'writesPerMinute'>,
): PublishingPace {
  const left = slidingWindow(minuteMs);
  let lastAt = -Infinity;
  const most = (): number => Math.max(1, Math.floor(settings.writesPerMinute * share));
  return {
    count() {
      lastAt = clock.elapsed();
      left.count(lastAt);
    },
    rests(open) {
      const now = clock.now();
      if (open.some((intent) => isDueDecision(intent, now)))
        return { why: 'people', until: now + waitForPeopleMs };
      if (budget.budgetLeft().writes <= settings.writesPerMinute * spare)
        return { why: 'people', until: now + waitForPeopleMs };
      const elapsed = clock.elapsed();
      // Evenly: all at once, and the vendor would still be at work on the one when the next one comes.
      const free = Math.max(left.freeAt(elapsed, most()) ?? elapsed, lastAt + minuteMs / most());
      return free > elapsed ? { why: 'pace', until: now + free - elapsed } : null;
    },
    reckon: (dates) => (dates * minuteMs) / most(),
  };
}

function isDueDecision(intent: IntentOf<Action>, now: EpochMs): boolean {
  if (isPublishing(intent) || (intent.state !== 'held' && intent.state !== 'queued')) return false;
  const dueAt = Math.max(intent.heldUntil, intent.notBefore);
  return dueAt <= now && dueAt > now - stuckAfterMs;
}
