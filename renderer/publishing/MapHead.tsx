import { type ReactNode, useMemo } from 'react';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import type { MapWeek } from './coverageMap.ts';

/** So many dates have room for words. */
const roomy = 4;

interface Props {
  readonly weeks: readonly MapWeek[];
  /** By which calendars are found. */
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** Over the names a field that finds them, over the dates their weeks, each by the day on which it begins. */
export function MapHead({ weeks, typed, onType }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const short = useMemo(
    () => new Intl.DateTimeFormat(formats.tag, { day: 'numeric', month: 'numeric', timeZone: 'UTC' }),
    [formats.tag],
  );
  return (
    <div role="rowgroup" className="overview-heads">
      <div role="row" className="overview-head" aria-rowindex={1}>
        <span role="columnheader" className="overview-corner">
          <span className="visually-hidden">{t('publishing.map.calendar')}</span>
          <input
            className="hours-find"
            type="search"
            aria-label={t('hours.list.find')}
            placeholder={t('hours.list.find')}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onType(event.currentTarget.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
        </span>
        {weeks.map((week) => (
          <span
            key={week.first}
            role="columnheader"
            className="overview-week tabular"
            aria-colindex={week.from + 2}
            aria-colspan={week.dates}
            title={t('publishing.map.week', { date: formats.day(week.first) })}
            style={{ gridColumn: `${week.from + 2} / span ${week.dates}` }}
          >
            {week.dates >= roomy ? (
              short.format(Date.parse(week.first))
            ) : (
              <span className="visually-hidden">{short.format(Date.parse(week.first))}</span>
            )}
          </span>
        ))}
      </div>
    </div>
  );
}
