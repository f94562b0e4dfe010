import { useEffect, useRef } from 'react';
import type { Span } from '#shared/contract/breaks.ts';
import { minuteMs } from '#shared/time/durations.ts';
import type { Window } from '#shared/time/zone.ts';
import { spanWords } from '../i18n/spanWords.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { select } from '../state/selection.ts';

/** A hand that moves less than this has pressed and not dragged. Pixels. */
const threshold = 6;
/** A drag is read to so many minutes. */
const gridMs = 5 * minuteMs;

/** What is under the hand: a column of the board, and where it was pressed. */
interface Taken {
  readonly column: HTMLElement;
  readonly pointerId: number;
  readonly y: number;
  readonly window: Window;
}

/**
 * A drag over time in which nobody is (what is free or closed) draws a break there, which the panel then opens with fields for it. Visits
 * are dragged by `moving/`. @param shown the day on the board; `null`: it is being read
 */
export function useDragBreak(shown: () => Window | null): void {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const latest = useRef<{ shown: typeof shown; say: (span: Span, addressId: string) => string }>(null);
  useEffect(() => {
    latest.current = {
      shown,
      say: (span, addressId) => spanWords(span, { t, today, formats: formatsAt(formats, addressId) }),
    };
  });
  useEffect(() => listen(() => latest.current), []);
}

function listen(
  now: () => {
    readonly shown: () => Window | null;
    readonly say: (span: Span, addressId: string) => string;
  } | null,
): () => void {
  let taken: Taken | null = null;
  let ghost: HTMLElement | null = null;
  let span: Span | null = null;
  const end = (): void => {
    ghost?.remove();
    taken = null;
    ghost = null;
    span = null;
  };
  const down = (event: PointerEvent): void => {
    end();
    const window = now()?.shown() ?? null;
    const column = window === null ? null : emptyColumn(event);
    if (window === null || column === null) return;
    taken = { column, pointerId: event.pointerId, y: event.clientY, window };
  };
  const move = (event: PointerEvent): void => {
    if (taken === null || event.pointerId !== taken.pointerId) return;
    if (ghost === null && Math.abs(event.clientY - taken.y) < threshold) return;
    span = spanOf(taken, event.clientY);
    ghost ??= drawn(taken.column);
    const { top, bottom } = pixelsOf(taken, span);
    ghost.style.top = `${top}px`;
    ghost.style.height = `${bottom - top}px`;
    ghost.textContent = now()?.say(span, taken.column.dataset['column'] ?? '') ?? '';
    event.preventDefault();
  };
  const up = (event: PointerEvent): void => {
    const addressId = taken?.column.dataset['column'];
    const made = span;
    if (event.pointerId === taken?.pointerId && made !== null && addressId !== undefined) {
      swallowClick();
      select({ kind: 'newBreak', addressId, ...made });
    }
    end();
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || ghost === null) return;
    swallow(event);
    end();
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  window.addEventListener('pointerdown', down, { signal });
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', up, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('keydown', escape, { signal, capture: true });
  return () => {
    listeners.abort();
    end();
  };
}

/** The click that follows on a free time is the end of the drag. */
function swallowClick(): void {
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopPropagation();
};

/** The column under a plain press, where no visit and no break is. With a finger the board is scrolled. */
function emptyColumn(event: PointerEvent): HTMLElement | null {
  const { isPrimary, button, pointerType, target } = event;
  if (!isPrimary || button !== 0 || pointerType === 'touch' || !(target instanceof Element)) return null;
  const item = target.closest<HTMLElement>('[data-item]');
  if (item !== null && !(item.dataset['item'] ?? '').startsWith('slot ')) return null;
  return target.closest<HTMLElement>('.board .board-column[data-column]');
}

/** From where it was pressed to where the hand is, in whole steps, and never nothing. */
function spanOf(taken: Taken, y: number): Span {
  const [low, high] = [timeAt(taken, taken.y), timeAt(taken, y)].sort((a, b) => a - b);
  const since = Math.floor((low ?? 0) / gridMs) * gridMs;
  const till = Math.max(since + gridMs, Math.ceil((high ?? 0) / gridMs) * gridMs);
  return { since: Math.max(since, taken.window.from), till: Math.min(till, taken.window.to) };
}

/** The axis of a day is elapsed time over the whole column. */
function timeAt({ column, window: { from, to } }: Taken, y: number): number {
  const { top, height } = column.getBoundingClientRect();
  return from + ((y - top) / height) * (to - from);
}

function pixelsOf({ column, window: { from, to } }: Taken, { since, till }: Span) {
  const perMs = column.getBoundingClientRect().height / (to - from);
  return { top: (since - from) * perMs, bottom: (till - from) * perMs };
}

function drawn(column: HTMLElement): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'break-ghost tabular';
  column.append(ghost);
  return ghost;
}
