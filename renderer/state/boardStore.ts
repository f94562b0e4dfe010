import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Door } from '#shared/contract/door.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { applyDelta, asRead, type ShownDay } from './boardDelta.ts';
import { keepSeen } from './seenCards.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { BoardDelta } from '#shared/contract/board.ts';

/**
 * What the board shows: a mirror of main's day.
 *
 *   idle ── open ──▶ reading ──▶ shown ◀─┐ deltas
 *                      │  ▲        └─────┘
 *                      ▼  └─ gap: the day stays on the screen while it is asked for again
 *                    failed
 */
export interface BoardState {
  readonly phase: 'idle' | 'reading' | 'shown' | 'failed';
  /** The day on the screen; also while it is being read again. */
  readonly day: ShownDay | null;
  /** Why the wanted day is not there. */
  readonly problem: Problem | null;
}

export interface BoardStore extends StoreApi<BoardState> {
  /**
   * Shows a day and watches it; main pushes deltas for one day at a time.
   * @param date `null`: today at the clinic
   */
  readonly open: (date: LocalDate | null) => Promise<void>;
  /** Asks once more for the day that was wanted last. */
  readonly openAgain: () => Promise<void>;
  /** Stops listening. */
  readonly close: () => void;
}

const nothing: BoardState = { phase: 'idle', day: null, problem: null };

/** A board's state behind a door. Opening, closing and every answer that comes too late are dealt with here. */
export function createBoardStore(door: Door): BoardStore {
  const store = createStore<BoardState>(() => nothing);
  /** Deltas that came while the answer to `board.open` was on its way. */
  let waiting: BoardDelta[] = [];
  /** Counts the questions: only the answer to the newest is shown. */
  let asked = 0;
  let wanted: LocalDate | null = null;

  const take = (delta: BoardDelta): void => {
    const { phase, day } = store.getState();
    if (phase === 'reading') {
      waiting.push(delta);
      return;
    }
    if (day === null) return;
    const next = applyDelta(day, delta);
    if (next === 'gap') void open(day.date);
    else if (next !== day) {
      keepSeen(day, delta);
      store.setState({ day: next });
    }
  };
  const stop = door.on('board.delta', take);

  const open = async (date: LocalDate | null): Promise<void> => {
    const question = ++asked;
    const before = store.getState().day;
    const same = before !== null && (date === before.date || date === wanted);
    wanted = date;
    waiting = [];
    store.setState({ phase: 'reading', day: same ? before : null, problem: null });
    const answer = await door.ask('board.open', { date });
    if (question !== asked) return;
    if (!answer.ok) {
      // Without a clinic there is no day; with the next one it is asked for anew.
      const noClinic = answer.error.kind === 'notConnected';
      store.setState(noClinic ? nothing : { phase: 'failed', day: null, problem: answer.error });
      return;
    }
    store.setState({ phase: 'shown', day: asRead(answer.value) });
    const late = waiting;
    waiting = [];
    late.forEach(take);
  };

  return {
    ...store,
    open,
    openAgain: () => open(wanted),
    close: () => {
      asked += 1;
      stop();
    },
  };
}

let ofWindow: BoardStore | undefined;

/** The board of this window, made at its first use. */
export function boardStore(): BoardStore {
  ofWindow ??= createBoardStore(window.frontdesk);
  return ofWindow;
}
