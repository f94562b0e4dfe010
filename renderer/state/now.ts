import { useSyncExternalStore } from 'react';

const minute = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** The start of the running minute, epoch milliseconds. Components that ask for it are drawn again once a minute, all at once. */
export function useMinute(): number {
  return useSyncExternalStore(listen, thisMinute);
}

/** The start of the minute that runs now. */
export function thisMinute(): number {
  return Math.floor(Date.now() / minute) * minute;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setTimeout(tick, minute - (Date.now() % minute));
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearTimeout(timer);
    timer = null;
  };
}

function tick(): void {
  timer = setTimeout(tick, minute - (Date.now() % minute));
  for (const listener of listeners) listener();
}
