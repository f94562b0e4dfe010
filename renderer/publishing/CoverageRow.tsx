import { type CSSProperties, memo, type ReactNode } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import { shownName } from '#shared/domain/ownName.ts';
import { weekdayOf } from '#shared/domain/availability/weekday.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { placeOf } from '../calendars/calendarWords.ts';
import { useT } from '../i18n/useT.ts';
import { type DateFacts, factsOn } from './coverageMap.ts';

interface Props {
  readonly calendar: CalendarEntry;
  /** Absent until it is read. */
  readonly coverage: CalendarCoverage | undefined;
  readonly dates: readonly LocalDate[];
  /** Their words. */
  readonly names: readonly string[];
  readonly index: number;
  /** Pixels. */
  readonly top: number;
  readonly withFacility: boolean;
  /** Which of its dates is chosen; `null`: none of this calendar. */
  readonly chosen: number | null;
  /** Tab comes to its first date, because no date that is shown is chosen. */
  readonly isStop: boolean;
}

/** One calendar: its name, and each of its dates as a mark. */
export const CoverageRow = memo(function CoverageRow(props: Props): ReactNode {
  const { calendar, coverage, dates, names, index, top, withFacility, chosen, isStop } = props;
  const t = useT();
  const place = placeOf(calendar, withFacility, t);
  return (
    <div
      role="row"
      className="overview-row"
      aria-rowindex={index + 2}
      data-row={index}
      data-chosen={chosen === null ? undefined : ''}
      data-off={coverage?.off === true ? '' : undefined}
      style={{ top }}
    >
      <div role="rowheader" className="overview-calendar" title={`${shownName(calendar)} · ${place}`}>
        <span
          className="hours-colour"
          style={{ '--doctor': `var(--doctor-${calendar.colour})` } as CSSProperties}
        />
        <span className="hours-name">{shownName(calendar)}</span>
        <RowMark coverage={coverage} />
        <span className="hours-place">{place}</span>
      </div>
      {dates.map((date, column) => (
        <Cell
          key={date}
          facts={coverage === undefined ? null : factsOn(coverage, date)}
          name={names[column] ?? date}
          column={column}
          isMonday={weekdayOf(date) === 1}
          isChosen={column === chosen}
          isStop={isStop && column === 0}
        />
      ))}
    </div>
  );
});

/** Why nothing of a calendar goes on. */
function RowMark({ coverage }: Pick<Props, 'coverage'>): ReactNode {
  const t = useT();
  if (coverage?.off !== true && coverage?.stopped !== true) return null;
  return (
    <span className="hours-mark">{t(coverage.off ? 'publishing.map.off' : 'publishing.map.stopped')}</span>
  );
}

interface CellProps {
  readonly facts: DateFacts | null;
  readonly name: string;
  readonly column: number;
  readonly isMonday: boolean;
  readonly isChosen: boolean;
  readonly isStop: boolean;
}

/** One date. What is booked fills it from below. */
function Cell({ facts, name, column, isMonday, isChosen, isStop }: CellProps): ReactNode {
  const t = useT();
  const all = (facts?.free ?? 0) + (facts?.booked ?? 0);
  const words = facts === null ? name : `${name}: ${t(`publishing.state.${facts.state}`)}`;
  return (
    <div
      role="gridcell"
      className="overview-date overview-cell"
      aria-colindex={column + 2}
      aria-label={words}
      aria-selected={isChosen}
      title={words}
      tabIndex={isChosen || isStop ? 0 : -1}
      data-at={column}
      data-monday={isMonday ? '' : undefined}
      data-state={facts?.state}
      data-empty={all === 0 ? '' : undefined}
      style={
        all === 0 ? undefined : ({ '--booked': `${shareOf(facts?.booked ?? 0, all)}%` } as CSSProperties)
      }
    />
  );
}

const shareOf = (some: number, all: number): number => Math.round((100 * some) / all);
