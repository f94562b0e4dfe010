import { type ReactNode, useState } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import type { ExceptionChanged, HoursView } from '#shared/contract/hours.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';
import { useT } from '../../i18n/useT.ts';
import { announce } from '../../state/announce.ts';
import { door } from '../../state/door.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ExceptionForm } from './ExceptionForm.tsx';
import { ExceptionList } from './ExceptionList.tsx';
import { Holidays } from './Holidays.tsx';
import { publishAll } from './publishAll.ts';
import { YearStrip } from './YearStrip.tsx';

interface Props {
  readonly calendar: CalendarEntry;
  readonly hours: HoursView;
}

/** The dates on which a calendar's weeks do not hold: vacations, single days, holidays. */
export function DaysOff({ calendar, hours }: Props): ReactNode {
  const t = useT();
  const { addressId } = hours;
  const { change, problem, said } = useExceptionChange();
  return (
    <div className="hours-off" data-keeps-end>
      <section className="hours-off-form" aria-label={t('hours.exception.new')}>
        <h3 className="hours-panel-title">{t('hours.exception.new')}</h3>
        <ExceptionForm
          calendar={calendar}
          hours={hours}
          onSave={(exception) =>
            change(
              door().ask('hours.putException', { addressId, exception, seen: null }),
              t('hours.exception.saved'),
            )
          }
        />
        {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
        {said !== null && <p role="status">{said}</p>}
      </section>
      <div className="hours-off-lists">
        <YearStrip hours={hours} />
        <ExceptionList
          hours={hours}
          onRemove={async (seen: Exception) => {
            const asked = door().ask('hours.removeException', { addressId, seen });
            await change(asked, t('hours.exception.removed'));
          }}
        />
        <Holidays addressId={addressId} today={hours.today} />
      </div>
    </div>
  );
}

/** Changes an exception, publishes what follows of it, and says what has come of both. */
function useExceptionChange() {
  const t = useT();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  /** @returns whether it holds now */
  const change = async (
    asked: Promise<Result<ExceptionChanged, Problem>>,
    words: string,
  ): Promise<boolean> => {
    const answer = await asked;
    setSaid(null);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return false;
    if (answer.value.kind !== 'saved') {
      setSaid(
        answer.value.kind === 'refused'
          ? answer.value.faults.map((fault) => t(`hours.exception.fault.${fault}`)).join(' ')
          : t('hours.exception.changed'),
      );
      return false;
    }
    const published = await publishAll(answer.value.publish);
    if (!published.ok) setProblem(published.error);
    const told = published.ok && published.value > 0;
    const all = told ? `${words} ${t('hours.exception.asked', { count: published.value })}` : words;
    setSaid(all);
    announce(all);
    return true;
  };
  return { change, problem, said };
}
