import { type ReactNode, useMemo } from 'react';
import type { CalendarsView } from '#shared/contract/calendars.ts';
import { useT } from '../i18n/useT.ts';
import { chooseDate, useChosenCalendar } from '../state/chosenCalendar.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { CoverageMap } from './CoverageMap.tsx';
import { countsOf, mapDates } from './coverageMap.ts';
import { DatePanel } from './DatePanel.tsx';
import { MapTools } from './MapTools.tsx';
import { ProgressStrip } from './ProgressStrip.tsx';
import { useCoverage } from './useCoverage.ts';
import { useShownCalendars } from './useShownCalendars.ts';

/** How far publishing is, the map of all calendars and dates, and beside it the date that is chosen there. */
export function Overview({ calendars }: { readonly calendars: CalendarsView }): ReactNode {
  const t = useT();
  const ids = useMemo(() => calendars.map(({ addressId }) => addressId), [calendars]);
  const coverage = useCoverage(ids);
  const { calendars: known, problem, again } = coverage;
  const dates = useMemo(() => mapDates(known.values()), [known]);
  const counts = useMemo(() => countsOf(known.values()), [known]);
  const shown = useShownCalendars(calendars, known);
  const { addressId: wanted, date } = useChosenCalendar();
  const chosen = calendars.find(({ addressId }) => addressId === wanted) ?? calendars[0];
  const at = date !== null && dates.includes(date) ? date : (dates[0] ?? null);
  const facts = chosen === undefined ? undefined : known.get(chosen.addressId);
  return (
    <div className="overview">
      <ProgressStrip coverage={known} onChanged={() => again()} />
      <MapTools counts={counts} shown={shown} onFound={chooseDate} />
      {problem !== null && (
        <div className="overview-note">
          <ProblemNote problem={problem} triedAgainBy="person" onRetry={() => again()} />
        </div>
      )}
      {known.size === 0 && problem === null && (
        <p className="meta hours-reading" role="status">
          {t('publishing.map.reading')}
        </p>
      )}
      {chosen !== undefined && at !== null && (
        <div className="overview-body">
          <CoverageMap
            calendars={shown.calendars}
            coverage={known}
            dates={dates}
            chosen={{ addressId: chosen.addressId, date: at }}
            typed={shown.typed}
            onType={shown.type}
            onChoose={chooseDate}
          />
          <DatePanel
            key={chosen.addressId}
            calendar={chosen}
            coverage={facts}
            date={at}
            dates={dates}
            onDate={(on) => chooseDate(chosen.addressId, on)}
            onChanged={() => again(chosen.addressId)}
          />
        </div>
      )}
    </div>
  );
}
