import { type RefObject, useEffect, useRef } from 'react';
import { useDesk } from '../state/desk.ts';
import type { Typed } from './newVisit.ts';

/** What was typed when the screen was locked over it, and for which time. Only here: it is not on the locked screen. */
let left: { readonly of: string; readonly typed: Typed } | null = null;

/** What was typed for this time before the screen was locked; given once. */
export function takeDraft(of: string): Typed | null {
  const draft = left?.of === of ? left.typed : null;
  left = null;
  return draft;
}

/** Keeps what is typed where the form goes because the screen is locked, so that nobody types it twice. */
export function useDraft(of: string, typed: Typed): void {
  const latest: RefObject<Typed> = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  });
  useEffect(
    () => () => {
      if (useDesk.getState().lock.locked) left = { of, typed: latest.current };
    },
    [of],
  );
}
