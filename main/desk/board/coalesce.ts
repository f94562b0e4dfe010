import type { Clock } from '#shared/ports.ts';

/** Changes that come within this time are told once. Milliseconds. */
const gathering = 15;

/** A task that runs once for many calls in a short time. */
export interface Coalesced {
  (): void;
  stop(): void;
}

export function coalesce(clock: Clock, task: () => void): Coalesced {
  let callOff: (() => void) | null = null;
  const soon = (): void => {
    callOff ??= clock.after(gathering, () => {
      callOff = null;
      task();
    });
  };
  return Object.assign(soon, { stop: () => callOff?.() });
}
