import type { Clock } from '#shared/ports.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { createBoardFeed } from '../../main/desk/board/boardFeed.ts';
import { dayView } from '../../main/desk/board/dayView.ts';
import type { OpenStore } from '../../main/store/open.ts';
import { applyDelta, asRead, type ShownDay } from '../../renderer/state/boardDelta.ts';
import type { BoardFeed } from '../../main/desk/seat.ts';
import type { BoardColumn, BoardDelta } from '#shared/contract/board.ts';

/** What a window at this desk shows: main's day as it was opened, and every delta since laid on it by the window's own code. */
export interface BoardMirror {
  readonly feed: BoardFeed;
  /** @returns what is shown and is not the fold of what the file holds, or the other way round; empty where they are one */
  readonly differences: () => readonly string[];
}

/** @param zone of the clinic */
export function boardMirror(
  store: OpenStore,
  clock: Clock,
  zone: string,
  fail: (what: string) => void,
): BoardMirror {
  const date = localDateOf(clock.now(), zone);
  const feed = createBoardFeed(store, clock, (name, event) => {
    if (name === 'board.delta') take(event as BoardDelta);
  });
  let shown: ShownDay = asRead(feed.open(date, zone));

  function take(delta: BoardDelta): void {
    const next = applyDelta(shown, delta);
    if (next === 'gap' && !delta.columnsChanged)
      fail(`the board got revision ${delta.revision} after ${shown.revision}`);
    shown = next === 'gap' ? asRead(feed.open(date, zone)) : next;
  }

  return {
    feed,
    differences() {
      const ours = linesOf(shown.columns);
      const theirs = linesOf(dayView(store, date, zone).columns);
      const only = (these: readonly string[], others: readonly string[]): string[] =>
        these.filter((one) => !others.includes(one));
      return [
        ...only(ours, theirs).map((one) => `shown, and not so: ${one}`),
        ...only(theirs, ours).map((one) => `so, and not shown: ${one}`),
      ];
    },
  };
}

const linesOf = (columns: readonly BoardColumn[]): string[] =>
  columns.flatMap(({ addressId, cards, slots, breaks }) =>
    [...cards, ...slots, ...breaks].map((one) => `${addressId} ${JSON.stringify(one)}`),
  );
