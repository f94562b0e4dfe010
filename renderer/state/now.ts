import { useSyncExternalStore } from 'react';
import { minuteMs } from '#shared/time/durations.ts';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** The start of the running minute, epoch milliseconds. Components that ask for it are drawn again once a minute, all at once. */
export function useMinute(): number {
  return useSyncExternalStore(listen, thisMinute);
}

/** The start of the minute that runs now. */
export function thisMinute(): number {
  return Math.floor(Date.now() / minuteMs) * minuteMs;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setTimeout(tick, minuteMs - (Date.now() % minuteMs));
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearTimeout(timer);
    timer = null;
  };
}

function tick(): void {
  timer = setTimeout(tick, minuteMs - (Date.now() % minuteMs));
  for (const listener of listeners) listener();
}
