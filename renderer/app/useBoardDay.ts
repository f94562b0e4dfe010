import { useEffect } from 'react';
import { useStore } from 'zustand';
import { boardStore } from '../state/boardStore.ts';
import { chosenDate, onChosen, useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { isFirstDayAsked } from './firstDay.ts';

/** The day that is on the board, also while it is read again; `null` before. */
export function useBoardDay() {
  return useStore(boardStore(), (board) => board.day);
}

/**
 * Opens the chosen day on the board: at the start, when it is changed, at midnight, and when the desk is connected anew,
 * be it to the same clinic: then main watches no day yet. What
 * a person chooses is asked for at once, before the window draws that it was chosen: main reads it meanwhile.
 */
export function useOpenDay(): void {
  const today = useToday();
  const connection = useDesk((desk) => desk.connection);
  useEffect(() => {
    if (connection.kind === 'none') return;
    if (!isFirstDayAsked()) void boardStore().open(chosenDate());
    return onChosen((chosen) => void boardStore().open(chosen));
  }, [today, connection]);
}
