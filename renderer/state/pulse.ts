import { create } from 'zustand';

/** How long a card is marked as new after somebody could first see it. Milliseconds. */
const lasts = 8_000;

/** Visits whose cards pulse just now. */
export const usePulse = create<{ readonly pulsing: ReadonlySet<string> }>(() => ({ pulsing: new Set() }));

/** Marks cards as new for a moment, wherever they are drawn meanwhile. */
export function pulse(ids: readonly string[]): void {
  if (ids.length === 0) return;
  usePulse.setState(({ pulsing }) => ({ pulsing: new Set([...pulsing, ...ids]) }));
  setTimeout(() => {
    usePulse.setState(({ pulsing }) => ({
      pulsing: new Set([...pulsing].filter((id) => !ids.includes(id))),
    }));
  }, lasts);
}
