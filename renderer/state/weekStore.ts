import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Door } from '#shared/contract/door.ts';
import type { BoardWeek } from '#shared/contract/week.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { applyDelta, asRead, type ShownDay } from './boardDelta.ts';
import { keepSeen } from './seenCards.ts';
import type { BoardDelta } from '#shared/contract/board.ts';

/** A week as it is shown: main's week, with the news of its days. */
export interface ShownWeek extends Omit<BoardWeek, 'days'> {
  readonly days: readonly ShownDay[];
}

/** What the week view shows: a mirror of main's week. Its phases are those of the board (`boardStore.ts`). */
export interface WeekState {
  readonly phase: 'idle' | 'reading' | 'shown' | 'failed';
  /** The week on the screen; also while it is being read again. */
  readonly week: ShownWeek | null;
}

/** Which week is wanted. */
export interface WantedWeek {
  /** `null`: the first calendar's. */
  readonly addressId: string | null;
  /** Its first day. */
  readonly from: LocalDate;
}

export interface WeekStore extends StoreApi<WeekState> {
  /** Shows a week and watches it. */
  readonly open: (wanted: WantedWeek) => Promise<void>;
  /** Asks once more for what was wanted last. */
  readonly openAgain: () => Promise<void>;
  /** Nothing of it is watched any more. */
  readonly leave: () => void;
}

const nothing: WeekState = { phase: 'idle', week: null };

export function createWeekStore(door: Door): WeekStore {
  const store = createStore<WeekState>(() => nothing);
  /** Deltas that came while the answer to `week.open` was on its way. */
  let waiting: BoardDelta[] = [];
  /** Counts the questions: only the answer to the newest is shown. */
  let asked = 0;
  let wanted: WantedWeek | null = null;

  const take = (delta: BoardDelta): void => {
    const { phase, week } = store.getState();
    if (phase === 'reading') {
      waiting.push(delta);
      return;
    }
    const day = week?.days.find(({ date }) => date === delta.date);
    if (!week || day === undefined) return;
    const next = applyDelta(day, delta);
    if (next === 'gap') void openAgain();
    else if (next !== day) {
      keepSeen(day, delta);
      store.setState({ week: { ...week, days: week.days.map((each) => (each === day ? next : each)) } });
    }
  };
  door.on('week.delta', take);

  const open = async (now: WantedWeek): Promise<void> => {
    const question = ++asked;
    const before = store.getState().week;
    const same = wanted !== null && wanted.from === now.from && before?.addressId === now.addressId;
    wanted = now;
    waiting = [];
    store.setState({ phase: 'reading', week: same ? before : null });
    const answer = await door.ask('week.open', now);
    if (question !== asked) return;
    if (!answer.ok) {
      store.setState({ phase: 'failed', week: null });
      return;
    }
    store.setState({ phase: 'shown', week: { ...answer.value, days: answer.value.days.map(asRead) } });
    const late = waiting;
    waiting = [];
    late.forEach(take);
  };
  const openAgain = (): Promise<void> => (wanted === null ? Promise.resolve() : open(wanted));

  return {
    ...store,
    open,
    openAgain,
    leave: () => {
      asked += 1;
      wanted = null;
      store.setState(nothing);
      void door.ask('week.close', null);
    },
  };
}

let ofWindow: WeekStore | undefined;

/** The week of this window, made at its first use. */
export function weekStore(): WeekStore {
  ofWindow ??= createWeekStore(window.frontdesk);
  return ofWindow;
}
