import type { ReactNode } from 'react';
import { Board } from '../board/Board.tsx';
import { useT } from '../i18n/useT.ts';
import { Panel } from '../visit/Panel.tsx';
import { Toasts } from '../visit/Toasts.tsx';
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
  useOpenDay();
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
          <Board />
        </main>
        <Panel />
        <Toasts />
      </div>
    </div>
  );
}
