import type { BoardBreak } from '#shared/contract/board.ts';
import type { Span } from '#shared/contract/breaks.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { shownColumns } from '../state/shownColumns.ts';
import { columnOf, type DayOnScreen, type DragColumn } from './dragColumn.ts';
import { spanDrawn, spanMoved, spanStretched } from './dragSpan.ts';

/** What a drag asks and tells. */
export interface BreakDrags {
  readonly days: DayOnScreen;
  /** The times under the hand, in words. */
  readonly say: (span: Span, addressId: string) => string;
  readonly onDrawn: (span: Span, addressId: string) => void;
  readonly onMoved: (rest: BoardBreak, span: Span, addressId: string) => void;
}

/** A hand that moves less than this has pressed and not dragged. Pixels. */
const threshold = 6;
/** So near its end a break is taken by that end. Pixels; its style sheet says so by the hand's sign. */
const edgePx = 6;
/** A lower one is only moved. Pixels. */
const leastForEdges = 24;

/** What is under the hand. */
interface Taken {
  readonly column: DragColumn;
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
  readonly at: EpochMs;
  /** `null`: a new one is drawn. */
  readonly held: { readonly rest: BoardBreak; readonly by: 'since' | 'till' | 'middle' } | null;
}

/**
 * Listens for drags: over time in which nobody is, which draws a break, and of breaks, by their middle or an end.
 *
 *   idle ── pressed ──▶ pressed ── 6 px ──▶ dragging ── let go ──▶ told
 *    ▲                     │ let go: a click     │ Escape
 *    └─────────────────────┴─────────────────────┘
 *
 * @returns stops listening, and a drag that is going on
 */
export function listenForBreaks(now: () => BreakDrags | null): () => void {
  let taken: Taken | null = null;
  let drawn: { readonly ghost: HTMLElement; readonly column: DragColumn; readonly span: Span } | null = null;
  const end = (): void => {
    drawn?.ghost.remove();
    markHeld(taken, false);
    taken = null;
    drawn = null;
  };
  const down = (event: PointerEvent): void => {
    end();
    const drags = now();
    taken = drags === null || !isPlainPress(event) ? null : takenBy(event, drags.days);
  };
  const move = (event: PointerEvent): void => {
    const drags = now();
    if (taken === null || drags === null || event.pointerId !== taken.pointerId) return;
    if (drawn === null && !isDragged(taken, event)) return;
    if (drawn === null) markHeld(taken, true);
    const column = columnUnder(taken, event, drags.days);
    const span = spanUnder(taken, column, event.clientY);
    const ghost = drawn?.column.element === column.element ? drawn.ghost : newGhost(column.element);
    if (ghost !== drawn?.ghost) drawn?.ghost.remove();
    drawn = { ghost, column, span };
    const top = column.yOf(span.since);
    ghost.style.top = `${top}px`;
    ghost.style.height = `${column.yOf(span.till) - top}px`;
    ghost.textContent = drags.say(span, column.addressId);
    event.preventDefault();
  };
  const up = (event: PointerEvent): void => {
    const [was, made, drags] = [taken, drawn, now()];
    end();
    if (was === null || made === null || drags === null || event.pointerId !== was.pointerId) return;
    swallowClick();
    const { addressId } = made.column;
    if (was.held === null) drags.onDrawn(made.span, addressId);
    else drags.onMoved(was.held.rest, made.span, addressId);
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || drawn === null) return;
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

/** The click that follows where it was let go is the end of the drag. */
function swallowClick(): void {
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopPropagation();
};

/** With a finger the board is scrolled. */
const isPlainPress = ({ isPrimary, button, pointerType }: PointerEvent): boolean =>
  isPrimary && button === 0 && pointerType !== 'touch';

const isDragged = ({ x, y, held }: Taken, { clientX, clientY }: PointerEvent): boolean =>
  Math.abs(clientY - y) >= threshold || (held?.by === 'middle' && Math.abs(clientX - x) >= threshold);

function takenBy(event: PointerEvent, days: DayOnScreen): Taken | null {
  const { target, pointerId, clientX: x, clientY: y } = event;
  const column = columnOf(target, days);
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
  if (column === null) return null;
  const free = { column, pointerId, x, y, at: column.timeAt(y), held: null };
  const id = item?.dataset['item'] ?? '';
  if (item === null || id.startsWith('slot ')) return free;
  const rest = breakWith(/^break (.+)$/.exec(id)?.[1], column);
  return rest === null ? null : { ...free, held: { rest, by: heldBy(item, y) } };
}

/** A break that lies in its day: what goes over midnight is changed in its panel. */
function breakWith(id: string | undefined, { addressId, day }: DragColumn): BoardBreak | null {
  const rests = shownColumns()
    .filter((column) => column.addressId === addressId)
    .flatMap(({ breaks }) => breaks);
  const rest = rests.find((candidate) => candidate.id === id);
  if (rest === undefined || rest.since < day.from || rest.till > day.to) return null;
  return rest.till - rest.since < day.to - day.from ? rest : null;
}

function heldBy(item: HTMLElement, y: number): 'since' | 'till' | 'middle' {
  const { top, bottom, height } = item.getBoundingClientRect();
  if (height < leastForEdges) return 'middle';
  if (y - top <= edgePx) return 'since';
  return bottom - y <= edgePx ? 'till' : 'middle';
}

/** A break goes to another day of its own calendar, and to no other calendar: the vendor moves none there. */
function columnUnder({ column, held }: Taken, event: PointerEvent, days: DayOnScreen): DragColumn {
  if (held?.by !== 'middle') return column;
  const under = columnOf(document.elementFromPoint(event.clientX, event.clientY), days);
  return under !== null && under.addressId === column.addressId ? under : column;
}

function spanUnder({ column: from, held, y, at }: Taken, column: DragColumn, hand: number): Span {
  if (held === null) return spanDrawn(at, column.timeAt(hand), column.day);
  const { rest, by } = held;
  if (by !== 'middle') return spanStretched(rest, by, column.timeAt(hand), column.day);
  const above = y - (from.element.getBoundingClientRect().top + from.yOf(rest.since));
  return spanMoved(rest, column.timeAt(hand - above), column.day);
}

function newGhost(column: HTMLElement): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'break-ghost tabular';
  column.append(ghost);
  return ghost;
}

/** The break in the hand is seen where it was, as what is about to go. */
function markHeld(taken: Taken | null, on: boolean): void {
  if (taken === null || taken.held === null) return;
  const id = CSS.escape(taken.held.rest.id);
  for (const item of document.querySelectorAll(`.board [data-item="break ${id}"]`))
    item.toggleAttribute('data-held', on);
}
