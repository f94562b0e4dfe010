import type { ReactNode } from 'react';
import { ArrivalsView } from '../arrivals/ArrivalsView.tsx';
import { DayView } from './DayView.tsx';
import { EndOfDayView, HoursView, useLaterParts } from './laterParts.ts';
import { useT } from '../i18n/useT.ts';
import { useShownView } from '../state/shownView.ts';
import { SelectionPanel } from './SelectionPanel.tsx';
import { Toasts } from '../undo/Toasts.tsx';
import { useCardKeys } from '../visit/useCardKeys.ts';
import { WeekView } from '../week/WeekView.tsx';
import { DeskNotes } from '../line/DeskNotes.tsx';
import { SideColumn } from './SideColumn.tsx';
import { TopBar } from './TopBar.tsx';
import { useOpenDay } from './useBoardDay.ts';
import { useWide } from '../ui/useWide.ts';

interface Props {
  /** The screen is locked: the board's shape stays, and nothing else that could name a patient. */
  readonly veiled: boolean;
}

/** The window around the board. */
export function Frame({ veiled }: Props): ReactNode {
  const t = useT();
  const view = useShownView((shown) => shown.view);
  useOpenDay();
  useCardKeys();
  useLaterParts();
  return (
    <div className="frame" inert={veiled}>
      <a className="skip" href="#board">
        {t('app.skipToBoard')}
      </a>
      {veiled ? <header className="top" /> : <TopBar />}
      <div className="frame-middle">
        {veiled ? <EmptySide /> : <SideColumn />}
        <main className="frame-board" id="board" tabIndex={-1}>
          {(veiled || view === 'day') && <DayView veiled={veiled} />}
          {!veiled && view === 'week' && <WeekView />}
          {!veiled && view === 'arrivals' && <ArrivalsView />}
          {!veiled && view === 'endOfDay' && <EndOfDayView.Part />}
          {!veiled && view === 'hours' && <HoursView.Part />}
        </main>
        <DeskNotes />
        {!veiled && <SelectionPanel />}
        {!veiled && <Toasts />}
      </div>
    </div>
  );
}

/** Keeps the side column's place, so that the board stays where it is. */
function EmptySide(): ReactNode {
  const folded = !useWide();
  return <aside className="side" data-folded={folded} />;
}
