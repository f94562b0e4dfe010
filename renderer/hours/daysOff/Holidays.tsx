import { type ReactNode, useState } from 'react';
import type { HolidaysChanged, HolidaysView } from '#shared/contract/hours.ts';
import { holidayChoices, type HolidayChoice } from '#shared/domain/availability/holidayException.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { door } from '../../state/door.ts';
import { useAsked } from '../../state/useAsked.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { publishAll } from './publishAll.ts';

interface Props {
  readonly addressId: string;
  readonly today: LocalDate;
}

/** The country's holidays as proposals: each is closed, as a Sunday, or open as ever, for the whole facility. */
export function Holidays({ addressId, today }: Props): ReactNode {
  const t = useT();
  const now = Number(today.slice(0, 4));
  // In the last weeks of a year the next one's are planned.
  const [year, setYear] = useState(today.slice(5) > '11-15' ? now + 1 : now);
  const { shown, failed, problem, said, take } = useHolidays(addressId, year);
  const once = useOnce();
  const choose = (choices: readonly { date: LocalDate; choice: HolidayChoice }[]): void =>
    once(() => take(door().ask('hours.chooseHolidays', { addressId, year, choices: [...choices] })));
  return (
    <section aria-label={t('hours.holiday.title')}>
      <h3 className="hours-panel-title">{t('hours.holiday.title')}</h3>
      <p className="meta">{t('hours.holiday.text')}</p>
      <div className="hours-dates-row">
        <Choice
          label={t('hours.holiday.year')}
          value={String(year)}
          options={[now, now + 1, now + 2].map((one) => ({ value: String(one), label: String(one) }))}
          onChange={(value) => setYear(Number(value))}
        />
        {shown !== null && shown.regions.length > 0 && (
          <Choice
            label={t('hours.holiday.region')}
            value={shown.region ?? ''}
            options={[
              { value: '', label: t('hours.holiday.country') },
              ...shown.regions.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={(region) =>
              once(() =>
                take(
                  door().ask('hours.setRegion', { addressId, year, region: region === '' ? null : region }),
                ),
              )
            }
          />
        )}
      </div>
      {failed !== null && <ProblemNote problem={failed} />}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      {said !== null && <p role="status">{said}</p>}
      {shown !== null && <Days shown={shown} today={today} onChoose={choose} />}
    </section>
  );
}

interface DaysProps {
  readonly shown: HolidaysView;
  readonly today: LocalDate;
  readonly onChoose: (choices: readonly { date: LocalDate; choice: HolidayChoice }[]) => void;
}

function Days({ shown, today, onChoose }: DaysProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const coming = shown.days.filter(({ date }) => date >= today);
  const open = coming.filter(({ kind, choice }) => kind === 'public' && choice === 'open');
  if (coming.length === 0) return <p className="meta">{t('hours.holiday.none')}</p>;
  return (
    <>
      <Button
        isDisabled={open.length === 0}
        onPress={() => onChoose(open.map(({ date }) => ({ date, choice: 'closed' })))}
      >
        {t('hours.holiday.closeAll', { count: open.length })}
      </Button>
      <ul className="hours-holidays">
        {coming.map(({ date, name, kind, choice }) => (
          <li key={date + name}>
            <span className="tabular">{formats.dayWithYear(date, today)}</span>
            <span className="hours-holiday">
              {name}
              {kind !== 'public' && <span className="meta"> {t(`hours.holiday.kind.${kind}`)}</span>}
            </span>
            <Segments
              label={`${name}, ${formats.dayInFull(date)}`}
              labelled="heard"
              value={choice}
              options={holidayChoices.map((value) => ({ value, label: t(`hours.holiday.choice.${value}`) }))}
              onChange={(next) => onChoose([{ date, choice: next }])}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The holidays of a year, as they were read or changed last. */
function useHolidays(addressId: string, year: number) {
  const t = useT();
  const asked = useAsked('hours.holidays', { addressId, year });
  const [changed, setChanged] = useState<HolidaysView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const read = asked.kind === 'found' && asked.value.kind === 'holidays' ? asked.value.holidays : null;
  const shown = changed?.year === year ? changed : read?.year === year ? read : null;
  const take = async (wanted: Promise<Result<HolidaysChanged, Problem>>): Promise<void> => {
    const answer = await wanted;
    setProblem(answer.ok ? null : answer.error);
    setSaid(null);
    if (!answer.ok) return;
    if (answer.value.kind !== 'saved') {
      setSaid(t('hours.holiday.refused'));
      return;
    }
    setChanged(answer.value.holidays);
    const published = await publishAll(answer.value.publish);
    if (!published.ok) setProblem(published.error);
    else if (published.value > 0) setSaid(t('hours.exception.asked', { count: published.value }));
  };
  return { shown, failed: asked.kind === 'failed' ? asked.problem : null, problem, said, take };
}
