import { create } from 'zustand';
import type { TakenStep } from '#shared/contract/arrivals.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/** What can be taken back: a decision, or steps of patients. */
export type Undoable =
  | { readonly kind: 'intent'; readonly intentId: string }
  | { readonly kind: 'steps'; readonly steps: readonly TakenStep[] }
  /** A doctor's absence, or one day's hours. */
  | { readonly kind: 'away'; readonly awayId: string };

/** What has just been done, in words, and how to take it back while that is possible. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'refused';
  /** `null` where there is nothing to take back. */
  readonly undo: { readonly of: Undoable; readonly from: EpochMs; readonly until: EpochMs } | null;
}

/** How long a toast stands that cannot be undone. Milliseconds. */
const shownFor = 5_000;
/** More are not read; the oldest go. */
const most = 3;

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

let last = 0;

/** Shows a toast until its undo window ends. */
export function toast(shown: Omit<Toast, 'id'>): void {
  const id = ++last;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { ...shown, id }].slice(-most) }));
  const until = shown.undo?.until ?? Date.now() + shownFor;
  setTimeout(() => dropToast(id), Math.max(0, until - Date.now()));
}

export function dropToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** What tells of something that is taken back by another way goes with it. */
export function dropToastsOf(isIt: (of: Undoable) => boolean): void {
  for (const { id, undo } of useToasts.getState().toasts) if (undo !== null && isIt(undo.of)) dropToast(id);
}
