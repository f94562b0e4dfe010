import type { Clock } from '#shared/ports.ts';

/** Tries something that passes by itself again and again, each time after a longer pause. */
export interface TryingAgain {
  /** It did not work: once more after the next pause. */
  later(): void;
  /** Does not wait any longer, where something waits. */
  now(): void;
  /** It worked, or is not wanted any more: the next time begins with the shortest pause. */
  stop(): void;
}

/** A virus scanner is done in a second, a backup in minutes; the last pause stays. Milliseconds. */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

export function createTryingAgain(clock: Clock, attempt: () => void): TryingAgain {
  let tries = 0;
  let callOff: (() => void) | null = null;

  function run(): void {
    callOff = null;
    attempt();
  }

  return {
    later() {
      callOff?.();
      callOff = clock.after(pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0, run);
      tries += 1;
    },
    now() {
      if (callOff === null) return;
      callOff();
      run();
    },
    stop() {
      callOff?.();
      callOff = null;
      tries = 0;
    },
  };
}
