// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BoardBreak } from '#shared/contract/board.ts';
import type { Span } from '#shared/contract/breaks.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import { dayWindow } from '#shared/time/zone.ts';
import { type Axis, clockChange, timeAtY, yOf } from '../../../../renderer/board/axis.ts';
import { spanDrawn, spanMoved, spanStretched } from '../../../../renderer/breaks/dragSpan.ts';
import { listenForBreaks } from '../../../../renderer/breaks/listenForBreaks.ts';
import { shownColumns } from '../../../../renderer/state/shownColumns.ts';

/*
 * A drag of the hand is the times that lie under it, to whole five minutes and within the day, also on the day on which the clocks change.
 * A break goes to another day of its own calendar and to no other calendar; what was pressed and not dragged changes nothing.
 */
vi.mock('../../../../renderer/state/shownColumns.ts', () => ({ shownColumns: vi.fn(() => []) }));
const zone = 'Europe/Warsaw';
const days = ['2026-11-24', '2026-11-25'] as const;
const at = (date: string, hours: number): number => dayWindow(date, zone).from + hours * hourMs;

/** A column of a pixel a minute, from the top of the window; the next one stands beside it. */
function column(addressId: string, date: string, left: number): HTMLElement {
  const element = document.createElement('div');
  element.className = 'board-column';
  Object.assign(element.dataset, { column: addressId, date });
  element.getBoundingClientRect = () => new DOMRect(left, 0, 100, 24 * 60);
  return element;
}

const rest: BoardBreak = {
  ...{ id: 'r1', since: at(days[0], 12), till: at(days[0], 13), description: 'Lunch' },
  ...{ notSent: false, needsPerson: false },
};

interface Told {
  readonly drawn: { readonly span: Span; readonly addressId: string }[];
  readonly moved: Span[];
}

let told: Told;
let stop: () => void;
let columns: readonly HTMLElement[];
let item: HTMLElement;

beforeEach(() => {
  told = { drawn: [], moved: [] };
  const board = document.createElement('div');
  board.className = 'board';
  columns = [column('1', days[0], 0), column('1', days[1], 100), column('2', days[0], 200)];
  board.append(...columns);
  document.body.append(board);
  item = document.createElement('button');
  item.dataset['item'] = 'break r1';
  item.getBoundingClientRect = () => new DOMRect(0, 720, 100, 60);
  columns[0]?.append(item);
  vi.mocked(shownColumns).mockReturnValue([{ addressId: '1', breaks: [rest] }] as never);
  document.elementFromPoint = (x) => columns[Math.floor(x / 100)] ?? null;
  stop = listenForBreaks(() => ({
    days: (date) => dayWindow(date, zone),
    say: () => 'times',
    onDrawn: (span, addressId) => told.drawn.push({ span, addressId }),
    onMoved: (_, span) => told.moved.push(span),
  }));
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function fire(type: string, target: Element | undefined, x: number, y: number): void {
  const init = { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0, isPrimary: true };
  target?.dispatchEvent(new PointerEvent(type, { ...init, pointerId: 1, pointerType: 'mouse' }));
}
function drag(target: Element | undefined, from: readonly [number, number], to: readonly [number, number]) {
  fire('pointerdown', target, ...from);
  fire('pointermove', target, ...to);
  fire('pointerup', target, ...to);
}

describe('a drag of the hand', () => {
  it('over time in which nobody is draws a break there, up as down, in the calendar and on the day under it', () => {
    drag(columns[1], [110, 603], [110, 541]);
    expect(told.drawn).toEqual([
      { addressId: '1', span: { since: at(days[1], 9), till: at(days[1], 10) + 5 * minuteMs } },
    ]);
    expect(document.querySelector('.break-ghost')).toBeNull();
  });

  it('of a break moves it as long as it is, to another day of its calendar, and to no other calendar', () => {
    drag(item, [10, 750], [10, 782]);
    drag(item, [10, 750], [110, 750]);
    drag(item, [10, 750], [210, 810]);
    expect(told.moved).toEqual([
      { since: rest.since + 30 * minuteMs, till: rest.till + 30 * minuteMs },
      { since: at(days[1], 12), till: at(days[1], 13) },
      { since: rest.since + hourMs, till: rest.till + hourMs },
    ]);
  });

  it('by an end makes it longer or shorter, and never nothing', () => {
    drag(item, [10, 778], [10, 840]);
    drag(item, [10, 722], [10, 900]);
    expect(told.moved).toEqual([
      { since: rest.since, till: at(days[0], 14) },
      { since: rest.till - 5 * minuteMs, till: rest.till },
    ]);
  });

  it('that is none, or that Escape ends, changes nothing', () => {
    drag(item, [10, 750], [12, 753]);
    fire('pointerdown', item, 10, 750);
    fire('pointermove', item, 10, 800);
    expect(item.hasAttribute('data-held')).toBe(true);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    fire('pointerup', item, 10, 800);
    expect([told, item.hasAttribute('data-held')]).toEqual([{ drawn: [], moved: [] }, false]);
  });
});

describe('the times of a drag', () => {
  const day = { from: 0, to: 24 * hourMs };
  it('stay within the day', () => {
    expect(spanDrawn(23 * hourMs, 30 * hourMs, day)).toEqual({ since: 23 * hourMs, till: day.to });
    expect(spanMoved({ since: 0, till: hourMs }, 40 * hourMs, day).till).toBe(day.to);
    expect(spanMoved({ since: 0, till: hourMs }, -hourMs, day).since).toBe(0);
    expect(spanStretched({ since: 0, till: hourMs }, 'till', 40 * hourMs, day).till).toBe(day.to);
  });

  it.each(['2026-03-29', '2026-10-25', '2026-11-24'])('are those that are drawn there, on %s', (date) => {
    const window = dayWindow(date, zone);
    const turn = clockChange(window, zone);
    const axis: Axis = { ...window, pxPerMinute: 2, ...(turn === null ? {} : { turn }) };
    for (let time = window.from; time < window.to; time += 15 * minuteMs) {
      const y = yOf(axis, time);
      // The hour that comes twice in autumn is the first of both.
      expect(yOf(axis, timeAtY(axis, y))).toBe(y);
      if (turn === null || turn.minutes > 0 || time < turn.at || time >= turn.at + hourMs)
        expect(timeAtY(axis, y)).toBe(time);
    }
  });
});
