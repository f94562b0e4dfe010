import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useMemo,
  useRef,
} from 'react';
import { flushSync } from 'react-dom';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { useRowsInSight } from '../ui/useRowsInSight.ts';
import { CoverageRow } from './CoverageRow.tsx';
import { weeksOf } from './coverageMap.ts';
import { MapHead } from './MapHead.tsx';
import { type Place, stepOn } from './mapKeys.ts';
import { useDayNames } from './useDayNames.ts';

/** Pixels; the stylesheet has the same. */
const rowHeight = 36;

interface Chosen {
  readonly addressId: string;
  readonly date: LocalDate;
}

interface Props {
  readonly calendars: readonly CalendarEntry[];
  readonly coverage: ReadonlyMap<string, CalendarCoverage>;
  readonly dates: readonly LocalDate[];
  readonly chosen: Chosen;
  /** By which calendars are found. */
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (addressId: string, date: LocalDate) => void;
}

/**
 * Calendars by dates, of hundreds of rows those in sight. One date is chosen: by a press, or by the arrows, which go from date to date and
 * from calendar to calendar.
 */
export function CoverageMap(props: Props): ReactNode {
  const { calendars, coverage, dates, chosen, typed, onType, onChoose } = props;
  const t = useT();
  const map = useRef<HTMLDivElement>(null);
  const weeks = useMemo(() => weeksOf(dates), [dates]);
  const names = useDayNames(dates);
  const withFacility = useDesk(
    (desk) => new Set(desk.calendars.map(({ facilityId }) => facilityId)).size > 1,
  );
  const row = calendars.findIndex(({ addressId }) => addressId === chosen.addressId);
  const column = Math.max(0, dates.indexOf(chosen.date));
  const drawn = useRowsInSight(map, calendars.length, row < 0 ? null : row, rowHeight);
  const { press, point } = useWalk({ map, calendars, dates, onChoose }, { row, column });
  return (
    <div
      ref={map}
      className="overview-map"
      role="grid"
      aria-label={t('publishing.map.label')}
      aria-rowcount={calendars.length + 1}
      aria-colcount={dates.length + 1}
      style={{ '--dates': dates.length } as CSSProperties}
      onKeyDown={press}
      onClick={point}
    >
      <MapHead weeks={weeks} typed={typed} onType={onType} />
      <div className="overview-room" role="rowgroup" style={{ height: calendars.length * rowHeight }}>
        {drawn.map((index) => {
          const calendar = calendars[index];
          return (
            calendar !== undefined && (
              <CoverageRow
                key={calendar.addressId}
                calendar={calendar}
                coverage={coverage.get(calendar.addressId)}
                dates={dates}
                names={names}
                index={index}
                top={index * rowHeight}
                withFacility={withFacility}
                chosen={index === row ? column : null}
                isStop={row < 0 && index === 0}
              />
            )
          );
        })}
      </div>
      {calendars.length === 0 && <p className="overview-none">{t('publishing.map.none')}</p>}
    </div>
  );
}

interface Walk extends Pick<Props, 'calendars' | 'dates' | 'onChoose'> {
  readonly map: RefObject<HTMLElement | null>;
}

/** Keys and presses choose a date: what is far is drawn first, seen whole, and has the focus. */
function useWalk({ map, calendars, dates, onChoose }: Walk, { row, column }: Place) {
  const go = (toRow: number, toColumn: number): void => {
    const [calendar, date] = [calendars[toRow], dates[toColumn]];
    if (calendar === undefined || date === undefined) return;
    flushSync(() => onChoose(calendar.addressId, date));
    const cell = map.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const press = (event: KeyboardEvent): void => {
    const to = stepOn(event, { row, column }, { rows: calendars.length, columns: dates.length });
    if (to === null) return;
    event.preventDefault();
    go(to.row, to.column);
  };
  const point = (event: MouseEvent): void => {
    const target = event.target as HTMLElement;
    const name = target.closest<HTMLElement>('[data-row]');
    const cell = target.closest<HTMLElement>('[data-at]');
    if (name !== null) go(Number(name.dataset['row']), cell === null ? column : Number(cell.dataset['at']));
  };
  return { press, point };
}
