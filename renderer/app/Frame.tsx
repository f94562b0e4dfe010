import type { ReactNode } from 'react';
import { ArrivalsView } from '../arrivals/ArrivalsView.tsx';
import { EndOfDayView } from '../arrivals/EndOfDayView.tsx';
import { Board } from '../board/Board.tsx';
import { useT } from '../i18n/useT.ts';
import { useShownView } from '../state/shownView.ts';
import { Panel } from '../visit/Panel.tsx';
import { Toasts } from '../visit/Toasts.tsx';
import { useCardKeys } from '../visit/useCardKeys.ts';
import { WeekView } from '../week/WeekView.tsx';
import { ImportBar } from './ImportBar.tsx';
import { LossNote } from './LossNote.tsx';
import { SideColumn } from './SideColumn.tsx';
import { TopBar } from './TopBar.tsx';
import { useOpenDay } from './useBoardDay.ts';

interface Props {
  readonly settingsOpen: boolean;
  readonly onSettingsOpen: (open: boolean) => void;
}

/** The window around the board. */
export function Frame(props: Props): ReactNode {
  const t = useT();
  const view = useShownView((shown) => shown.view);
  useOpenDay();
  useCardKeys();
  return (
    <div className="frame">
      <a className="skip" href="#board">
        {t('app.skipToBoard')}
      </a>
      <TopBar {...props} />
      <ImportBar />
      <LossNote />
      <div className="frame-middle">
        <SideColumn />
        <main className="frame-board" id="board" tabIndex={-1}>
          {view === 'day' && <Board />}
          {view === 'week' && <WeekView />}
          {view === 'arrivals' && <ArrivalsView />}
          {view === 'endOfDay' && <EndOfDayView />}
        </main>
        <Panel />
        <Toasts />
      </div>
    </div>
  );
}
