/** A rectangle of the window in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The board as it can be seen, with the height of the head that stays at its top; pixels. */
export interface BoardBox extends Box {
  readonly head: number;
}

/** How far the board can still be scrolled to each side. */
export interface Room {
  readonly left: number;
  readonly right: number;
}

/** What the board's edges answer to the hand: how fast it scrolls, or to which side its day is turned. */
export interface EdgeAnswer {
  /** Pixels a millisecond. */
  readonly scrollX: number;
  readonly scrollY: number;
  readonly turn: -1 | 1 | null;
}

/** How near an edge the board begins to move. On the left it is the whole scale, on which nothing can be dropped. */
const near = { left: 60, right: 28, top: 32, bottom: 40 };
/** So far outside a hand still holds at the edge; beyond it is on its way to something else. */
const beyond = 48;
/** Pixels a millisecond at the edge itself. */
const fastest = 1.1;

const still: EdgeAnswer = { scrollX: 0, scrollY: 0, turn: null };

/**
 * What follows from where the hand is. At the sides the board scrolls as long as it can; only what cannot be scrolled any
 * further turns the day, so that the doctors to the right can be reached at all.
 */
export function answerOf(x: number, y: number, board: BoardBox, room: Room): EdgeAnswer {
  const within = y >= board.top && y <= board.bottom && x >= board.left - beyond && x <= board.right + beyond;
  if (!within) return still;
  const left = depth(board.left + near.left - x, near.left);
  const right = depth(x - (board.right - near.right), near.right);
  const scrollX = left > 0 && room.left > 0 ? -left : right > 0 && room.right > 0 ? right : 0;
  const turn = scrollX !== 0 ? null : left > 0 ? -1 : right > 0 ? 1 : null;
  // The head stays, so the upper edge is below it.
  const up = depth(board.top + board.head + near.top - y, near.top);
  const down = depth(y - (board.bottom - near.bottom), near.bottom);
  return { scrollX: scrollX * fastest, scrollY: (down - up) * fastest, turn };
}

/** From 0 at the beginning of an edge to 1 at its end, and 1 beyond. */
function depth(inside: number, size: number): number {
  return Math.min(Math.max(inside / size, 0), 1);
}
