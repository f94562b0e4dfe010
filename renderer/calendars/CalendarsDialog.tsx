import { type ReactNode, useRef, useState } from 'react';
import type { CalendarEntry, CalendarMove } from '#shared/contract/calendars.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Segments } from '../ui/Segments.tsx';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { hasSeveral } from '../state/bands.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { changeSettings, showAllCalendars } from '../state/requests.ts';
import { CalendarList } from './CalendarList.tsx';
import { whoOf } from './calendarWords.ts';
import { FacilityZones } from './FacilityZones.tsx';
import { useOrdering } from './useOrdering.ts';
import './calendars.css';
import type { Problem } from '#shared/domain/problem.ts';

/**
 * The calendars as they stand on the board: in one row, or by facility where the columns are. Each choice holds at once, on the
 * board behind the dialog too, and is undone by choosing otherwise.
 */
export function CalendarsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const calendars = useDesk((desk) => desk.calendars);
  const [problem, setProblem] = useState<Problem | null>(null);
  const several = hasSeveral(calendars);
  const grouped = useDesk((desk) => desk.settings.groupByFacility) && several;
  const list = useRef<HTMLDivElement>(null);
  const moveRow = useOrdering(list, grouped ? 'facility' : 'clinic');
  const refused = useRef<HTMLInputElement | null>(null);

  const move = async (calendar: CalendarEntry, by: CalendarMove['by']): Promise<void> => {
    const answer = await moveRow(calendar, by);
    setProblem('problem' in answer ? answer.problem : null);
    if ('problem' in answer || answer.moved === null) return;
    announce(t('desk.calendars.place', { who: whoOf(calendar, calendars, several, t), ...answer.moved }));
  };
  const showAll = async (): Promise<void> => {
    const first = list.current?.querySelector<HTMLElement>('[data-shown="false"] [data-part="shown"]');
    const answer = await showAllCalendars();
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    // The button is gone now, and the focus would be with it.
    first?.focus();
    announce(t('desk.calendars.allShown'));
  };
  /** A name that was refused as the field was left, on the way to this button, is not lost unseen. */
  const mayClose = (): boolean => {
    const field = refused.current;
    refused.current = null;
    if (field?.getAttribute('aria-invalid') !== 'true') return true;
    field.focus();
    return false;
  };
  return (
    <WindowDialog
      title={t('desk.calendars.title')}
      onClose={onClose}
      mayClose={mayClose}
      actions={
        calendars.some(({ shown }) => !shown) && (
          <Button onPress={() => void showAll()}>{t('desk.calendars.showAll')}</Button>
        )
      }
    >
      <div ref={list} className="calendars">
        <Introduction />
        {several && <Columns grouped={grouped} />}
        <CalendarList
          calendars={calendars}
          grouped={grouped}
          onMove={(calendar, by) => void move(calendar, by)}
          onProblem={setProblem}
          onRefused={(field) => {
            refused.current = field;
          }}
        />
        <FacilityZones calendars={calendars} onProblem={setProblem} />
      </div>
      <NotKept problem={problem} onSeen={() => setProblem(null)} />
    </WindowDialog>
  );
}

/** Over the end of the list, so that no row moves under the hand. */
function NotKept({
  problem,
  onSeen,
}: {
  readonly problem: Problem | null;
  readonly onSeen: () => void;
}): ReactNode {
  if (problem === null) return null;
  return (
    <div className="calendars-problem">
      <ProblemNote problem={problem} urgency="alert" onSeen={onSeen} />
    </div>
  );
}

function Introduction(): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  return (
    <>
      <p>
        {t('desk.calendars.text')} {t('desk.calendars.hidden')}
      </p>
      <p className="meta">
        {t('desk.calendars.keys', {
          up: keys.ofChord('Alt+ArrowUp'),
          down: keys.ofChord('Alt+ArrowDown'),
        })}
      </p>
    </>
  );
}

/** Whether the columns stand by facility. */
function Columns({ grouped }: { readonly grouped: boolean }): ReactNode {
  const t = useT();
  return (
    <Segments
      label={t('app.settings.columns')}
      value={grouped ? 'byFacility' : 'mixed'}
      onChange={(value) => void changeSettings({ groupByFacility: value === 'byFacility' })}
      options={[
        { value: 'mixed', label: t('app.settings.columnsMixed') },
        { value: 'byFacility', label: t('app.settings.columnsByFacility') },
      ]}
    />
  );
}
