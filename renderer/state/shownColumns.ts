import { useStore } from 'zustand';
import { arrange } from './bands.ts';
import { boardStore } from './boardStore.ts';
import type { ShownColumn } from './boardDelta.ts';
import { useDesk } from './desk.ts';
import { useShownView } from './shownView.ts';
import { weekStore } from './weekStore.ts';

/** The columns that are on the screen, as they stand there: the doctors of the day, or the days of the week. */
export function shownColumns(): readonly ShownColumn[] {
  if (useShownView.getState().view === 'week')
    return (
      weekStore()
        .getState()
        .week?.days.flatMap(({ columns }) => columns) ?? []
    );
  const { day } = boardStore().getState();
  return day === null ? [] : arrange(day, useDesk.getState().settings.groupByFacility).day.columns;
}

/** Changes whenever something on the screen's board does. */
export function useShownBoard(): object | null {
  const isWeek = useShownView(({ view }) => view === 'week');
  const day = useStore(boardStore(), (board) => board.day);
  const week = useStore(weekStore(), (state) => state.week);
  return isWeek ? week : day;
}
