import { type ReactNode, useRef, useState } from 'react';
import type { CalendarEntry, CalendarMove } from '#shared/contract/calendars.ts';
import type { Problem } from '#shared/contract/views.ts';
import { byFacility } from '#shared/domain/byFacility.ts';
import { Button } from '../app/Button.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Segments } from '../app/Segments.tsx';
import { WindowDialog } from '../app/WindowDialog.tsx';
import { hasSeveral } from '../board/bands.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { changeSettings, showAllCalendars } from '../state/requests.ts';
import { CalendarRow } from './CalendarRow.tsx';
import { placeOf, whoOf } from './calendarWords.ts';
import { useOrdering } from './useOrdering.ts';
import './calendars.css';

/**
 * The calendars as they stand on the board: in one row, or by facility where the columns are. Each choice holds at once, on the
 * board behind the dialog too, and is undone by choosing otherwise.
 */
export function CalendarsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const keys = useKeyWords();
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
  const rows = (group: readonly CalendarEntry[]): ReactNode => (
    <ol className="calendars-rows">
      {group.map((calendar, index) => (
        <CalendarRow
          key={calendar.addressId}
          calendar={calendar}
          who={whoOf(calendar, calendars, several, t)}
          where={placeOf(calendar, several && !grouped, t)}
          place={index + 1}
          of={group.length}
          onMove={(by) => void move(calendar, by)}
          onProblem={setProblem}
          onRefused={(field) => {
            refused.current = field;
          }}
        />
      ))}
    </ol>
  );
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
        <p>
          {t('desk.calendars.text')} {t('desk.calendars.hidden')}
        </p>
        <p className="meta">
          {t('desk.calendars.keys', {
            up: keys.ofChord('Alt+ArrowUp'),
            down: keys.ofChord('Alt+ArrowDown'),
          })}
        </p>
        {several && (
          <Segments
            label={t('app.settings.columns')}
            value={grouped ? 'byFacility' : 'mixed'}
            onChange={(value) => void changeSettings({ groupByFacility: value === 'byFacility' })}
            options={[
              { value: 'mixed', label: t('app.settings.columnsMixed') },
              { value: 'byFacility', label: t('app.settings.columnsByFacility') },
            ]}
          />
        )}
        {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
        {calendars.length === 0 ? (
          <p className="place-empty">{t('board.noCalendars.text')}</p>
        ) : (
          <div>
            <Heads />
            {grouped
              ? byFacility(calendars).map((group) => (
                  <section key={group[0]?.facilityId} aria-label={group[0]?.facilityName}>
                    <h3 className="calendars-facility">{group[0]?.facilityName}</h3>
                    {rows(group)}
                  </section>
                ))
              : rows(calendars)}
          </div>
        )}
      </div>
    </WindowDialog>
  );
}

/** What stands in the columns, for eyes; each control says it for itself. */
function Heads(): ReactNode {
  const t = useT();
  return (
    <div className="calendar calendars-heads" aria-hidden>
      <span />
      <span>{t('desk.calendars.doctor')}</span>
      <span>{t('desk.calendars.ownName')}</span>
      <span>{t('desk.calendars.onBoard')}</span>
      <span>{t('desk.calendars.order')}</span>
    </div>
  );
}
