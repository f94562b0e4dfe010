import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import { shownName } from '#shared/domain/ownName.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { placeOf } from '../calendars/calendarWords.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { showSegment } from '../state/hoursSegment.ts';
import { Button } from '../ui/Button.tsx';
import { CalendarNotes } from './CalendarNotes.tsx';
import { factsOn } from './coverageMap.ts';
import { DriftDays } from './DriftDays.tsx';
import { WhyForm } from './WhyForm.tsx';

interface Props {
  readonly calendar: CalendarEntry;
  /** Absent until it is read. */
  readonly coverage: CalendarCoverage | undefined;
  readonly date: LocalDate;
  readonly dates: readonly LocalDate[];
  readonly onDate: (date: LocalDate) => void;
  /** Something of the calendar's dates was decided here. */
  readonly onChanged: () => void;
}

/** The chosen calendar and date: how it stands, what differs with both ways out, and why a time is offered or is not. */
export function DatePanel({ calendar, coverage, date, dates, onDate, onChanged }: Props): ReactNode {
  const t = useT();
  const withFacility = useDesk(
    (desk) => new Set(desk.calendars.map(({ facilityId }) => facilityId)).size > 1,
  );
  const place = placeOf(calendar, withFacility, t);
  const differs = coverage?.states.includes('differs') === true;
  // What was chosen stays in sight, also when nothing differs after it.
  const [hasDiffered, setDiffered] = useState(differs);
  if (differs && !hasDiffered) setDiffered(true);
  return (
    <section className="overview-panel" aria-label={shownName(calendar)}>
      <header className="overview-who">
        <h2 className="hours-title" title={shownName(calendar)}>
          {shownName(calendar)}
        </h2>
        <Button rank="quiet" onPress={() => showSegment('hours')}>
          {t('publishing.panel.open')}
        </Button>
        <p className="hours-about" title={place}>
          {place}
        </p>
      </header>
      {coverage !== undefined && <CalendarNotes coverage={coverage} onChanged={onChanged} />}
      <DateNow date={date} dates={dates} coverage={coverage} onDate={onDate} />
      {hasDiffered && <DriftDays addressId={calendar.addressId} date={date} onChanged={onChanged} />}
      <WhyForm calendar={calendar} date={date} />
    </section>
  );
}

type NowProps = Pick<Props, 'date' | 'dates' | 'coverage' | 'onDate'>;

/** The date in words, and the ones beside it. */
function DateNow({ date, dates, coverage, onDate }: NowProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const at = dates.indexOf(date);
  const facts = coverage === undefined ? null : factsOn(coverage, date);
  const step = (by: -1 | 1): ReactNode => {
    const to = dates[at + by];
    const Mark = by < 0 ? ChevronLeft : ChevronRight;
    return (
      <Button
        rank="quiet"
        aria-label={t(by < 0 ? 'publishing.panel.before' : 'publishing.panel.after')}
        isDisabled={to === undefined}
        onPress={() => to !== undefined && onDate(to)}
      >
        <Mark size={16} aria-hidden />
      </Button>
    );
  };
  return (
    <div className="overview-now">
      <div className="overview-day">
        {step(-1)}
        <h3 className="hours-panel-title">{formats.day(date)}</h3>
        {step(1)}
      </div>
      {facts !== null && (
        <div role="status">
          <p className="overview-state">
            <span className="overview-cell" data-state={facts.state} aria-hidden />
            {t(`publishing.means.${facts.state}`)}
          </p>
          <p className="meta tabular">
            {/* Nobody can book a free time of a calendar that is off. */}
            {coverage?.off !== true && `${t('publishing.panel.free', { count: facts.free })} · `}
            {t('publishing.panel.booked', { count: facts.booked })}
          </p>
        </div>
      )}
    </div>
  );
}
