import type { ReactNode } from 'react';
import type { CalendarEntry, CalendarMove } from '#shared/contract/calendars.ts';
import { byFacility } from '#shared/domain/byFacility.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { hasSeveral } from '../state/bands.ts';
import { useT } from '../i18n/useT.ts';
import { CalendarRow } from './CalendarRow.tsx';
import { placeOf, whoOf } from './calendarWords.ts';

interface Props {
  readonly calendars: readonly CalendarEntry[];
  /** By facility, each with its name over it. */
  readonly grouped: boolean;
  readonly onMove: (calendar: CalendarEntry, by: CalendarMove['by']) => void;
  readonly onProblem: (problem: Problem | null) => void;
  readonly onRefused: (field: HTMLInputElement) => void;
}

/** The calendars in the order of their columns. */
export function CalendarList({ calendars, grouped, ...rest }: Props): ReactNode {
  const t = useT();
  if (calendars.length === 0) return <p className="place-empty">{t('board.noCalendars.text')}</p>;
  return (
    <div>
      <Heads />
      {grouped ? (
        byFacility(calendars).map((group) => (
          <section key={group[0]?.facilityId} aria-label={group[0]?.facilityName}>
            <h3 className="calendars-facility">{group[0]?.facilityName}</h3>
            <Rows calendars={calendars} grouped group={group} {...rest} />
          </section>
        ))
      ) : (
        <Rows calendars={calendars} grouped={false} group={calendars} {...rest} />
      )}
    </div>
  );
}

interface RowsProps extends Props {
  readonly group: readonly CalendarEntry[];
}

function Rows({ calendars, grouped, group, onMove, onProblem, onRefused }: RowsProps): ReactNode {
  const t = useT();
  const several = hasSeveral(calendars);
  return (
    <ol className="calendars-rows">
      {group.map((calendar, index) => (
        <CalendarRow
          key={calendar.addressId}
          calendar={calendar}
          who={whoOf(calendar, calendars, several, t)}
          where={placeOf(calendar, several && !grouped, t)}
          place={index + 1}
          of={group.length}
          onMove={(by) => onMove(calendar, by)}
          onProblem={onProblem}
          onRefused={onRefused}
        />
      ))}
    </ol>
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
