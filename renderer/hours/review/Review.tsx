import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChangedDay, HoursDifference, HoursView } from '#shared/contract/hours.ts';
import { checkPlans } from '#shared/domain/availability/checkPlans.ts';
import type { TimeRange } from '#shared/domain/availability/clockTime.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { useAsked } from '../../state/useAsked.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Says } from '../Says.tsx';
import { rangeWords, weekdays } from '../hoursWords.ts';
import { durationOf } from '../week/Block.tsx';
import { planFaultWords } from './planFaults.ts';
import { PublishButton } from './PublishButton.tsx';
import { VisitsOutside } from './VisitsOutside.tsx';

interface Props {
  readonly hours: HoursView;
  readonly plans: readonly Plan[];
  readonly onBack: () => void;
  readonly onPublished: (words: string) => void;
}

/** What publishing would change, date by date, and which visits it leaves out: nothing leaves before it was looked at. */
export function Review({ hours, plans, onBack, onPublished }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const asked = useAsked('hours.difference', {
    addressId: hours.addressId,
    seen: hours.timetable.revision,
  });
  const faults = checkPlans(plans, (id) => durationOf(hours.services, id));
  const days = weekdays(formats.tag, 'long');
  return (
    <section className="hours-review" data-keeps-end aria-label={t('hours.review.title')}>
      <div className="hours-review-head">
        <Button rank="quiet" onPress={onBack}>
          <ArrowLeft size={16} aria-hidden />
          {t('hours.review.back')}
        </Button>
        <h3 className="hours-panel-title">{t('hours.review.title')}</h3>
      </div>
      <Says faults={faults.map((fault) => planFaultWords(fault, days, t, formats))} />
      {asked.kind === 'reading' && <p className="meta">{t('hours.review.reading')}</p>}
      {asked.kind === 'failed' && <ProblemNote problem={asked.problem} urgency="alert" />}
      {asked.kind === 'found' && asked.value.kind === 'changedMeanwhile' && (
        <p role="alert">{t('hours.review.changed')}</p>
      )}
      {asked.kind === 'found' && asked.value.kind === 'difference' && (
        <Difference
          difference={asked.value}
          publish={
            <PublishButton
              seen={{ hours, plans, difference: asked.value }}
              isDisabled={faults.length > 0}
              onPublished={onPublished}
            />
          }
        />
      )}
    </section>
  );
}

interface DifferenceProps {
  readonly difference: Extract<HoursDifference, { kind: 'difference' }>;
  readonly publish: ReactNode;
}

function Difference({ difference, publish }: DifferenceProps): ReactNode {
  const t = useT();
  const { days, writes, minutes, visits, visitCount, atOnce, kept } = difference;
  return (
    <>
      <div className="hours-sum">
        <p>
          <strong>{t('hours.review.writes', { count: writes })}</strong>{' '}
          {writes > 0 && t('hours.review.minutes', { minutes })}
        </p>
        {publish}
      </div>
      {kept === 'marketplace' && <p className="hours-warn">{t('hours.review.takesOver')}</p>}
      {atOnce.length > 0 && (
        <p className="hours-warn">
          {t('hours.review.atOnce', { count: atOnce.length, place: atOnce[0]?.place ?? '' })}
        </p>
      )}
      {days.some(({ change }) => change === 'wait') && (
        <p className="hours-warn">{t('hours.review.waits')}</p>
      )}
      <VisitsOutside visits={visits} count={visitCount} />
      {days.length > 0 && <Dates days={days} />}
    </>
  );
}

function Dates({ days }: { readonly days: readonly ChangedDay[] }): ReactNode {
  const t = useT();
  const formats = useFormats();
  return (
    <table className="hours-dates">
      <thead>
        <tr>
          <th scope="col">{t('hours.review.date')}</th>
          <th scope="col">{t('hours.review.gone')}</th>
          <th scope="col">{t('hours.review.added')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date}>
            <th scope="row">{formats.day(day.date)}</th>
            <td className="hours-gone tabular">
              <Ranges ranges={day.gone} />
            </td>
            <td className="hours-added tabular">
              <Ranges ranges={day.added} />
              {day.gone.length === 0 && day.added.length === 0 && (
                <span className="meta">
                  {t(day.change === 'wait' ? 'hours.review.waiting' : 'hours.review.otherwise')}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Ranges({ ranges }: { readonly ranges: readonly TimeRange[] }): ReactNode {
  const formats = useFormats();
  return ranges.map((range) => rangeWords(range, formats)).join(', ');
}
