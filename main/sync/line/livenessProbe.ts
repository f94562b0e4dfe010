import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Clock } from '#shared/ports.ts';
import { err, type Result } from '#shared/result.ts';
import { wrapCalls } from '../wrapCalls.ts';
import type { RemoteClinic } from '../ports.ts';

/** What is told of a line that drops what is sent, and says nothing of it. */
export interface LivenessListener {
  /** Nothing was heard for `silentMs` since a call left, neither to it nor to a probe. */
  silent(): void;
  /** An answer came, good or bad. */
  heard(): void;
  /** An answer came after a silence in which probes were lost: the reads that left before it are given up, and can be made anew. */
  back(): void;
}

/** How long is waited. Milliseconds. */
export interface ProbeTimes {
  /** Longer than an answer usually takes. The first probe leaves after three quarters of it. */
  readonly silentMs: number;
  /** Between two probes in a silence. */
  readonly probeMs: number;
}

/**
 * Probes a line of which nothing is heard. A broken line fails at once; a line that swallows packets does not. A read may wait for a
 * minute, and a receptionist must learn within seconds that the screen is behind.
 *
 *   heard ──no answer, not to the first probe either──▶ silent: a probe leaves every `probeMs`, as long as something is waited for
 *     ▲                                                    │
 *     └──an answer: if probes were lost since, whoever left before the call that was answered is given up
 *
 * A vendor that is slow with one thing answers the first probe. One that is slow with all answers the read itself. In both
 * cases everything is waited for as long as ever.
 */
export function withLivenessProbe(
  remote: RemoteClinic,
  clock: Clock,
  { silentMs, probeMs }: ProbeTimes,
  ear: LivenessListener,
): RemoteClinic {
  /** Calls are numbered as they leave. */
  let calls = 0;
  /** The newest call that had left when an answer came last. */
  let answered = 0;
  let silentSince: number | null = null;
  const firstProbe = silentMs * 0.75;
  let stopProbing: (() => void) | null = null;
  /** How to give each read up that is waited for. */
  const waiting = new Map<number, () => void>();

  function answerTo(own: number): void {
    answered = calls;
    const probesWereLost = silentSince !== null && clock.elapsed() - silentSince >= probeMs;
    silentSince = null;
    const lost = probesWereLost ? [...waiting].filter(([left]) => left < own) : [];
    if (lost.length === 0) {
      ear.heard();
      return;
    }
    ear.back();
    for (const [, giveUp] of lost) giveUp();
  }

  /** Asks again, and goes on asking while nothing is heard of what left since `since`. */
  function probe(since: number): void {
    stopProbing = null;
    if (answered >= since) return;
    const own = (calls += 1);
    void remote.getFacilities().then((answer) => {
      if (isAnswer(answer)) answerTo(own);
    });
    stopProbing = clock.after(silentSince === null ? silentMs - firstProbe : probeMs, () => {
      if (answered < since && silentSince === null) {
        silentSince = clock.elapsed();
        ear.silent();
      }
      probe(since);
    });
  }

  return wrapCalls(remote, (call) => async (...args) => {
    const own = (calls += 1);
    const leftAt = clock.elapsed();
    const stop = clock.after(silentSince === null ? firstProbe : probeMs, () => {
      if (stopProbing === null) probe(own);
    });
    const givenUp = new Promise<null>((resolve) => waiting.set(own, () => resolve(null)));
    try {
      const answer = await Promise.race([call(...args), givenUp]);
      if (answer === null) return err(lostAfter(clock.elapsed() - leftAt));
      if (isAnswer(answer)) answerTo(own);
      return answer;
    } finally {
      stop();
      waiting.delete(own);
      if (waiting.size === 0) stopProbing = stopProbing?.() ?? null;
    }
  });
}

const isAnswer = (got: Result<unknown, RemoteError>): boolean => got.ok || got.error.sent === 'answered';

const lostAfter = (afterMs: number): RemoteError => ({
  kind: 'timeout',
  afterMs,
  sent: 'maybe',
  operation: 'swallowed',
});
