import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { boardStore } from '../state/boardStore.ts';
import type { ShownDay } from '../state/boardDelta.ts';
import { Notice } from '../ui/Notice.tsx';
import { NoColumns, useAllHidden } from '../calendars/NoColumns.tsx';
import { useT } from '../i18n/useT.ts';

/** The day that is shown, once it is there; until then, or where it cannot be read, the words for that. */
export function DayGate({ children }: { readonly children: (day: ShownDay) => ReactNode }): ReactNode {
  const t = useT();
  const { phase, day } = useStore(boardStore());
  const allHidden = useAllHidden();
  if (phase === 'failed') {
    return (
      <Notice
        urgent
        title={t('board.failed.title')}
        text={t('board.failed.text')}
        action={{ label: t('board.failed.again'), run: () => void boardStore().openAgain() }}
      />
    );
  }
  if (day === null) {
    return (
      <p className="list-reading" role="status">
        {t('board.reading')}
      </p>
    );
  }
  if (allHidden) return <NoColumns />;
  return children(day);
}
