import type { ReactNode } from 'react';
import { NoColumns } from '../calendars/NoColumns.tsx';
import { useDragBreak } from '../breaks/useDragBreak.ts';
import { useDaySurface } from '../moving/daySurface.ts';
import { useDragging } from '../moving/useDragging.ts';
import { Board } from '../board/Board.tsx';
import { type BoardStore, boardStore } from '../state/boardStore.ts';

interface Props {
  readonly store?: BoardStore;
  /** Only the day's shape is drawn, whatever the store still has. */
  readonly veiled?: boolean;
}

/** The board of all doctors' day, whose cards can be dragged. */
export function DayView({ store = boardStore(), veiled = false }: Props): ReactNode {
  useDragging(useDaySurface(store));
  useDragBreak((date) => {
    const { day } = store.getState();
    return day?.date === date ? { from: day.from, to: day.to } : null;
  });
  return <Board store={store} veiled={veiled} noColumns={<NoColumns />} />;
}
