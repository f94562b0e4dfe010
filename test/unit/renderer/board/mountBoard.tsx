import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { DayView } from '../../../../renderer/app/DayView.tsx';
import { createBoardStore } from '../../../../renderer/state/boardStore.ts';
import { useDesk } from '../../../../renderer/state/desk.ts';
import { zone } from './invented.ts';
import { playDoor } from './playedDoor.ts';
import type { BoardDay, BoardDelta } from '#shared/contract/board.ts';
import type { Settings } from '#shared/contract/settings.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

export interface MountedBoard {
  readonly host: HTMLElement;
  push(delta: BoardDelta): Promise<void>;
  unmount(): Promise<void>;
}

/** A page without layout has no widths; this is what the board is told of its own. */
export function giveRoom(width: number, height: number): void {
  const size = { clientWidth: width, clientHeight: height };
  for (const [name, value] of Object.entries(size)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
}

/** The board on a page so high that the whole working day is in sight, with main played. `null`: main has not answered yet. */
export async function mountBoard(
  day: BoardDay | null,
  settings: Partial<Settings> = {},
  room: readonly [number, number] = [1366, 1400],
  facilityZones?: Readonly<Record<string, string>>,
): Promise<MountedBoard> {
  giveRoom(...room);
  useDesk.setState(({ settings: before }) => ({
    settings: { ...before, language: 'en', zoomMinutes: 20, ...settings },
    connection: {
      kind: 'practice',
      locale: 'pl',
      port: 1,
      timeZone: zone,
      clientId: null,
      ...(facilityZones !== undefined && { facilityZones }),
    },
  }));
  const main = playDoor();
  const store = createBoardStore(main.door);
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  await act(async () => {
    void store.open(null);
    if (day !== null) await main.answer(day);
    root.render(<DayView store={store} />);
  });
  // Pauses are timers here, unless the test gives them itself.
  while (!('requestIdleCallback' in globalThis) && host.querySelector('[aria-busy=true]') !== null) {
    await act(() => new Promise((resolve) => setTimeout(resolve)));
  }
  return {
    host,
    push: (delta) =>
      act(async () => {
        main.push(delta);
        await Promise.resolve();
      }),
    unmount: async () => {
      await act(async () => {
        root.unmount();
        await Promise.resolve();
      });
      host.remove();
    },
  };
}
