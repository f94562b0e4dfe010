import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { minutesPerDay } from '#shared/domain/availability/clockTime.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { beginDrag, dragTo, type GridDrag, type Grip, rangeOfDrag } from './gridDrag.ts';
import type { WeekActions } from './place.ts';

interface Held {
  readonly drag: GridDrag;
  readonly period: Period | null;
}

/** Drags of periods on the grid, by a mouse, a pen or a finger; Escape lets go and changes nothing. */
export function useGridDrag(
  body: RefObject<HTMLElement | null>,
  days: readonly (readonly Period[])[],
  { choose, add, move }: WeekActions,
) {
  const [held, setHeld] = useState<Held | null>(null);
  const latest = useRef<Held | null>(null);
  const hold = (next: Held | null): void => {
    latest.current = next;
    setHeld(next);
  };
  useEffect(() => {
    if (held === null) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      hold(null);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [held]);
  const begin = (event: PointerEvent<HTMLElement>): void => {
    const on = pressedOn(event);
    if (on === null || event.button !== 0) return;
    const period = on.period === null ? null : (days[on.day]?.[on.period] ?? null);
    event.currentTarget.setPointerCapture(event.pointerId);
    hold({ drag: beginDrag(on.grip, on, minutesAt(event, body.current), period), period });
  };
  const go = (event: PointerEvent<HTMLElement>): void => {
    const now = latest.current;
    if (now === null) return;
    const at = minutesAt(event, body.current);
    const drag = dragTo(now.drag, at, dayAt(event, body.current), now.period, event.altKey);
    hold({ ...now, drag });
  };
  const end = (): void => {
    const now = latest.current;
    hold(null);
    if (now === null) return;
    const { drag } = now;
    const { day, period } = drag.from;
    if (!drag.moved) choose(day, period);
    else if (period !== null) move({ day, period }, { day: drag.day, ...rangeOfDrag(drag) });
    else if (drag.end > drag.start) add(day, rangeOfDrag(drag));
  };
  return {
    drag: held?.drag.moved === true ? held.drag : null,
    hands: {
      onPointerDown: begin,
      onPointerMove: go,
      onPointerUp: end,
      onPointerCancel: () => hold(null),
    },
  };
}

/** What lies under the hand when it presses; `null`: nothing that can be drawn on. */
function pressedOn({ target }: PointerEvent): {
  readonly grip: Grip;
  readonly day: number;
  readonly period: number | null;
} | null {
  if (!(target instanceof HTMLElement)) return null;
  const day = target.closest<HTMLElement>('[data-day]')?.dataset['day'];
  if (day === undefined) return null;
  const block = target.closest<HTMLElement>('[data-period]')?.dataset['period'];
  if (block === undefined) return { grip: 'new', day: Number(day), period: null };
  const grip = target.dataset['grip'];
  return {
    grip: grip === 'start' || grip === 'end' ? grip : 'whole',
    day: Number(day),
    period: Number(block),
  };
}

function minutesAt({ clientY }: PointerEvent, body: HTMLElement | null): number {
  const box = body?.getBoundingClientRect();
  return box === undefined ? 0 : ((clientY - box.top) / box.height) * minutesPerDay;
}

function dayAt({ clientX }: PointerEvent, body: HTMLElement | null): number {
  const days = [...(body?.querySelectorAll<HTMLElement>('[data-day]') ?? [])];
  const at = days.findIndex((day) => clientX < day.getBoundingClientRect().right);
  return at === -1 ? days.length - 1 : at;
}
