import { type ReactNode, useState } from 'react';
import type { HolidaysChanged, HolidaysView } from '#shared/contract/hours.ts';
import { holidayChoices, type HolidayChoice } from '#shared/domain/availability/holidayException.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { door } from '../../state/door.ts';
import { useAsked } from '../../state/useAsked.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useInTurn } from '../../ui/useInTurn.ts';
import { publishAll } from './publishAll.ts';

interface Props {
  readonly addressId: string;
  readonly today: LocalDate;
}

/** The country's holidays as proposals: each is closed, as a Sunday, or open as ever, for the whole facility. */
export function Holidays({ addressId, today }: Props): ReactNode {
  const t = useT();
  const now = yearOf(today);
  /** `coming`: a year from today on, so that hours are not published over a holiday of the next January. */
  const [wanted, setWanted] = useState('coming');
  const years = wanted === 'coming' ? ([now, now + 1] as const) : ([Number(wanted)] as const);
  const { shown, failed, problem, said, take } = useHolidays(addressId, years);
  const inTurn = useInTurn();
  const last = wanted === 'coming' ? addDays(today, 365) : `${wanted}-12-31`;
  const choose = (choices: readonly HolidayChosen[]): void =>
    inTurn(() =>
      take((year) => {
        const ofYear = choices.filter(({ date }) => yearOf(date) === year);
        return ofYear.length === 0
          ? null
          : door().ask('hours.chooseHolidays', { addressId, year, choices: ofYear });
      }),
    );
  return (
    <section aria-label={t('hours.holiday.title')}>
      <h3 className="hours-panel-title">{t('hours.holiday.title')}</h3>
      <p className="meta">{t('hours.holiday.text')}</p>
      <div className="hours-dates-row">
        <Choice
          label={t('hours.holiday.year')}
          value={wanted}
          options={[
            { value: 'coming', label: t('hours.holiday.coming') },
            ...[now, now + 1, now + 2].map((one) => ({ value: String(one), label: String(one) })),
          ]}
          onChange={setWanted}
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
              inTurn(() =>
                take((year) =>
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
      {shown !== null && (
        <Days days={shown.days.filter(({ date }) => date <= last)} today={today} onChoose={choose} />
      )}
    </section>
  );
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

interface HolidayChosen {
  readonly date: LocalDate;
  readonly choice: HolidayChoice;
}

interface DaysProps {
  readonly days: HolidaysView['days'];
  readonly today: LocalDate;
  readonly onChoose: (choices: readonly HolidayChosen[]) => void;
}

function Days({ days, today, onChoose }: DaysProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const coming = days.filter(({ date }) => date >= today);
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
            <span>
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

/** The holidays of one year or two, as they were read or changed last. */
function useHolidays(addressId: string, years: readonly [number] | readonly [number, number]) {
  const t = useT();
  const [first, second = first] = years;
  const asked = [
    useAsked('hours.holidays', { addressId, year: first }),
    useAsked('hours.holidays', { addressId, year: second }),
  ];
  const [changed, setChanged] = useState<ReadonlyMap<number, HolidaysView>>(new Map());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const read = asked.flatMap((entry) =>
    entry.kind === 'found' && entry.value.kind === 'holidays' ? [entry.value.holidays] : [],
  );
  const found = years.map((year) => changed.get(year) ?? read.find((entry) => entry.year === year));
  const failed = asked.find((entry) => entry.kind === 'failed');
  /** Each year is asked for by itself. @param ask `null`: nothing of this year */
  const take = async (
    ask: (year: number) => Promise<Result<HolidaysChanged, Problem>> | null,
  ): Promise<void> => {
    setProblem(null);
    setSaid(null);
    let dates = 0;
    for (const year of years) {
      const answer = await ask(year);
      if (answer === null) continue;
      if (!answer.ok) {
        setProblem(answer.error);
        return;
      }
      if (answer.value.kind !== 'saved') {
        setSaid(t('hours.holiday.refused'));
        return;
      }
      const { holidays, publish } = answer.value;
      setChanged((before) => new Map(before).set(year, holidays));
      const published = await publishAll(publish);
      if (!published.ok) setProblem(published.error);
      else dates += published.value;
    }
    if (dates > 0) setSaid(t('hours.exception.asked', { count: dates }));
  };
  return { shown: inOne(found), failed: failed?.problem ?? null, problem, said, take };
}

/** All years as one; `null`: one of them is not read yet. */
function inOne(found: readonly (HolidaysView | undefined)[]): HolidaysView | null {
  const known = found.filter((entry) => entry !== undefined);
  const [first] = known;
  if (first === undefined || known.length < found.length) return null;
  return { ...first, days: known.flatMap(({ days }) => days) };
}
