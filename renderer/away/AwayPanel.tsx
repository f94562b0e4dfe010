import { type ReactNode, type SyntheticEvent, useId, useState } from 'react';
import type { Problem } from '#shared/domain/problem.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { Check } from '../ui/Check.tsx';
import { DateField } from '../ui/DateField.tsx';
import { awayTimeWords } from '../i18n/awayWords.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { closePanel, leavePanel } from '../state/selection.ts';
import { useAsked } from '../state/useAsked.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useHoldUnsaved } from '../ui/useUnsavedForm.ts';
import { AwayHead } from './AwayHead.tsx';
import { isTimeWrong, longestDays, readAway, type TypedAway } from './awayDates.ts';
import { sayDecided } from './decideAway.ts';

interface Props {
  readonly addressId: string;
  readonly date: LocalDate;
}

/** A number that is being typed asks nothing. Milliseconds. */
const gatherMs = 1_000;

/** A doctor is away: from when to when, in which calendars, and how many visits lie in that time. */
export function AwayPanel({ addressId, date }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const others = useOthers(addressId);
  // What is over is closed by nobody.
  const first = date < today ? today : date;
  const [typed, setTyped] = useState<TypedAway>({ from: first, to: first, fromTime: '', toTime: '' });
  const [all, setAll] = useState(true);
  const [words, setWords] = useState('');
  const read = readAway(typed);
  const isWrong = typeof read === 'string';
  const outcome = useId();
  const whose = { addressId, calendars: all && others > 0 ? ('ofDoctor' as const) : ('this' as const) };
  const wanted = isWrong ? null : { ...whose, ...read };
  const { problem, close } = useClosing();
  useHoldUnsaved(words !== '' || !isUntouched(typed, first) || !all);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (wanted !== null) close({ ...wanted, description: words.trim() === '' ? t('away.usual') : words });
  };
  return (
    <>
      <AwayHead
        title={t('away.title')}
        addressId={addressId}
        dates={wanted === null ? '' : awayTimeWords(wanted, { t, formats, today })}
      />
      <form className="panel-task fields" aria-label={t('away.title')} noValidate onSubmit={submit}>
        <When typed={typed} saidIn={outcome} onChange={(part) => setTyped({ ...typed, ...part })} />
        <Field label={t('breaks.form.what')} kind="sentence" value={words} onChange={setWords} />
        {others > 0 && <Check label={t('breaks.form.all', { count: others })} isOn={all} onChange={setAll} />}
        <p id={outcome} className="away-outcome" role="status" data-wrong={isWrong || undefined}>
          {isWrong ? (
            t(`away.form.fault.${read}`, { days: longestDays, example: '12:30' })
          ) : (
            <Outcome wanted={{ ...whose, ...read }} />
          )}
        </p>
        {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
        <div className="panel-buttons">
          <Button type="submit" rank="primary" isDisabled={wanted === null}>
            {t(wanted === null || isWhole(wanted) ? 'away.form.close' : 'away.form.closeTime')}
          </Button>
          <Button onPress={leavePanel}>{t('visit.back')}</Button>
        </div>
      </form>
    </>
  );
}

interface WhenProps {
  readonly typed: TypedAway;
  /** Where it is said what is wrong, by id. */
  readonly saidIn: string;
  readonly onChange: (part: Partial<TypedAway>) => void;
}

/** The days, and beneath each the time at which it begins or ends where that is not midnight. */
function When({ typed, saidIn, onChange }: WhenProps): ReactNode {
  const t = useT();
  const today = useToday();
  const { from, to, fromTime, toTime } = typed;
  const wrong = (which: 'fromTime' | 'toTime') => (isTimeWrong(typed, which) ? { wrongBy: saidIn } : {});
  return (
    <div className="away-dates">
      <DateField
        label={t('away.form.from')}
        value={from}
        least={today}
        autoFocus
        onChange={(date) => onChange({ from: date })}
      />
      <DateField
        label={t('away.form.to')}
        value={to}
        least={from}
        onChange={(date) => onChange({ to: date })}
      />
      <Field
        label={t('away.form.fromTime')}
        value={fromTime}
        {...wrong('fromTime')}
        onChange={(time) => onChange({ fromTime: time })}
      />
      <Field
        label={t('away.form.toTime')}
        value={toTime}
        {...wrong('toTime')}
        onChange={(time) => onChange({ toTime: time })}
      />
    </div>
  );
}

const isUntouched = ({ from, to, fromTime, toTime }: TypedAway, first: LocalDate): boolean =>
  from === first && to === first && fromTime === '' && toTime === '';

const isWhole = ({ fromTime, toTime }: Pick<Wanted, 'fromTime' | 'toTime'>): boolean =>
  fromTime === null && toTime === null;

type Wanted = Parameters<typeof useAsked<'away.look'>>[1];

/** What it would come to. */
function Outcome({ wanted }: { readonly wanted: Wanted }): ReactNode {
  const t = useT();
  const asked = useAsked('away.look', wanted, gatherMs);
  if (asked.kind !== 'found' || asked.value.kind === 'gone') return null;
  const { visits, byBreak } = asked.value;
  return (
    <>
      {t('away.form.visits', { count: visits })}
      {byBreak > 0 && ` ${t('away.form.byBreak')}`}
    </>
  );
}

/** How many other calendars the doctor has on the board. */
function useOthers(addressId: string): number {
  return useDesk(({ calendars }) => {
    const own = calendars.find((calendar) => calendar.addressId === addressId);
    return calendars.filter(
      (calendar) => calendar.shown && calendar.addressId !== addressId && calendar.doctorId === own?.doctorId,
    ).length;
  });
}

type Closing = Wanted & { readonly description: string };

/** Closes the time, one press at a time. A press that failed is the same one when it is made again. */
function useClosing() {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [id] = useState(() => crypto.randomUUID());
  const calendars = useDesk((desk) => desk.calendars);
  const close = (wanted: Closing): void =>
    once(async () => {
      const answer = await door().ask('away.close', { ...wanted, id });
      setProblem(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      if (answer.value.kind === 'gone') {
        closePanel();
        return;
      }
      const own = calendars.find((calendar) => calendar.addressId === wanted.addressId);
      const dates = awayTimeWords(wanted, { t, formats, today });
      const doctor = own?.ownName ?? own?.doctor ?? '';
      sayDecided(answer.value, t('away.done.away', { doctor, dates }), t);
    });
  return { problem, close };
}
