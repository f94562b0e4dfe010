import { useEffect } from 'react';
import { useStore } from 'zustand';
import { boardStore } from '../board/boardStore.ts';
import { useChosenDate, useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';

/** The day that is on the board, also while it is read again; `null` before. */
export function useBoardDay() {
  return useStore(boardStore(), (board) => board.day);
}

/** Opens the chosen day on the board: at the start, when it is changed, at midnight, and when another clinic is connected. */
export function useOpenDay(): void {
  const chosen = useChosenDate();
  const today = useToday();
  const clinic = useDesk(({ connection }) =>
    connection.kind === 'none' ? 'none' : `${connection.kind} ${connection.locale} ${connection.timeZone}`,
  );
  useEffect(() => {
    if (clinic !== 'none') void boardStore().open(chosen);
  }, [chosen, today, clinic]);
}
