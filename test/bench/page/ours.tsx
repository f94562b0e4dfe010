import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Door } from '#shared/contract/door.ts';
import { ok } from '#shared/result.ts';
import { DayView } from '../../../renderer/app/DayView.tsx';
import { createBoardStore } from '../../../renderer/state/boardStore.ts';
import '../../../renderer/design/design.css';
import { useDesk } from '../../../renderer/state/desk.ts';
import { type Contestant, inWindow } from './contestant.ts';
import { day } from './fixture.ts';
import type { BoardDelta } from '#shared/contract/board.ts';

/** Our board with its store, fed through a door as in the product: a change is a delta, not a new day. */
export async function ours(): Promise<Contestant> {
  useDesk.setState({
    connection: { kind: 'practice', locale: 'pl', port: 1, timeZone: day.timeZone, clientId: null },
  });
  const boards = new Set<(delta: BoardDelta) => void>();
  const door: Door = {
    ask: (() => Promise.resolve(ok(day))) as Door['ask'],
    on: ((name: string, listener: (delta: BoardDelta) => void) => {
      if (name === 'board.delta') boards.add(listener);
      return () => boards.delete(listener);
    }) as Door['on'],
  };
  // What is chosen beside the board goes through the window's own door.
  Object.assign(window, { frontdesk: door });
  const store = createBoardStore(door);
  await store.open(day.date);
  let revision = day.revision;
  return {
    name: 'Frontdesk',
    mount: (stage) => {
      const root = createRoot(stage);
      flushSync(() => root.render(<DayView store={store} />));
      return {
        change: (card, column) => {
          const addressId = day.columns[column]?.addressId ?? '';
          const change = { addressId, upserts: [card], removals: [] };
          revision += 1;
          const delta = { date: day.date, revision, columnsChanged: false, changes: [change] };
          flushSync(() => boards.forEach((push) => push(delta)));
        },
        count: () => stage.querySelectorAll('.card:not(.card-gone)').length,
        inSight: () => inWindow(stage.querySelectorAll('.card:not(.card-gone)')),
        unmount: () => flushSync(() => root.unmount()),
      };
    },
  };
}
