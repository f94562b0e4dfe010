import { type ReactNode, type SyntheticEvent, useState } from 'react';
import type { AwayDay } from '#shared/contract/away.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { rangeWords } from '../hours/hoursWords.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { closePanel, leavePanel, select } from '../state/selection.ts';
import { useAsked } from '../state/useAsked.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useHoldUnsaved } from '../ui/useUnsavedForm.ts';
import { AwayHead } from './AwayHead.tsx';
import { DayRanges } from './DayRanges.tsx';
import { readRanges, type TypedRange } from './dayRanges.ts';
import { sayDecided } from './decideAway.ts';

interface Props {
  readonly addressId: string;
  readonly date: LocalDate;
}

/** The hours of a calendar on one day: other ones, none, or the usual ones again. */
export function DayHoursPanel({ addressId, date }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const asked = useAsked('away.day', { addressId, date });
  return (
    <>
      <AwayHead title={t('away.day.title')} addressId={addressId} dates={formats.dayInFull(date)} />
      {asked.kind === 'failed' && <ProblemNote problem={asked.problem} urgency="alert" />}
      {asked.kind === 'found' && asked.value.kind === 'gone' && <p>{t('away.day.gone')}</p>}
      {asked.kind === 'found' && asked.value.kind === 'day' && asked.value.kept === 'marketplace' && (
        <Elsewhere addressId={addressId} date={date} />
      )}
      {asked.kind === 'found' && asked.value.kind === 'day' && asked.value.kept === 'here' && (
        <DayForm key={JSON.stringify(asked.value)} day={asked.value} addressId={addressId} date={date} />
      )}
    </>
  );
}

/** What nobody can open from here can still be closed. */
function Elsewhere({ addressId, date }: Props): ReactNode {
  const t = useT();
  return (
    <div className="panel-part">
      <p>{t('away.day.elsewhere')}</p>
      <div className="panel-buttons">
        <Button onPress={() => select({ kind: 'away', addressId, date })}>{t('away.title')}</Button>
        <Button onPress={closePanel}>{t('app.close')}</Button>
      </div>
    </div>
  );
}

interface FormProps extends Props {
  readonly day: Extract<AwayDay, { kind: 'day' }>;
}

function DayForm({ day, addressId, date }: FormProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const [begun] = useState<readonly TypedRange[]>(() =>
    day.now.map(({ start, end }) => ({ from: start, to: end })),
  );
  const [ranges, setRanges] = useState(begun);
  useHoldUnsaved(JSON.stringify(ranges) !== JSON.stringify(begun));
  const [saysFaults, setSaysFaults] = useState(false);
  const { problem, said, decide } = useDecidingDay(day, { addressId, date });
  const hours = readRanges(ranges);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setSaysFaults(true);
    if (hours !== null) decide(hours);
  };
  const usual =
    day.usual.length === 0
      ? t('away.day.closed')
      : day.usual.map((range) => rangeWords(range, formats)).join(', ');
  return (
    <form className="panel-task fields" aria-label={t('away.day.title')} noValidate onSubmit={submit}>
      <p className="away-usual">{t('away.day.usual', { hours: usual })}</p>
      <DayRanges ranges={ranges} saysFaults={saysFaults} onChange={setRanges} />
      <p className="away-outcome" role="status">
        {said ?? t('away.day.text')}
      </p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      <div className="panel-buttons">
        <Button type="submit" rank="primary">
          {ranges.length === 0 ? t('away.day.saveClosed') : t('away.day.save')}
        </Button>
        {day.own !== null && <Button onPress={() => decide(null)}>{t('away.day.asUsual')}</Button>}
        <Button onPress={leavePanel}>{t('app.close')}</Button>
      </div>
    </form>
  );
}

type Hours = readonly { readonly start: string; readonly end: string }[];

/** Decides on a day as it was seen, one press at a time. */
function useDecidingDay({ own }: FormProps['day'], { addressId, date }: Props) {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const once = useOnce();
  const [id] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const doctor = useDesk((desk) => {
    const calendar = desk.calendars.find((entry) => entry.addressId === addressId);
    return calendar?.ownName ?? calendar?.doctor ?? '';
  });
  const decide = (hours: Hours | null): void =>
    once(async () => {
      const asked = { id, addressId, date, seen: own, hours: hours === null ? null : [...hours] };
      const answer = await door().ask('away.setDay', asked);
      setProblem(answer.ok ? null : answer.error);
      setSaid(null);
      if (!answer.ok) return;
      const { value } = answer;
      switch (value.kind) {
        case 'decided': {
          const words = { doctor, dates: formats.dayWithYear(date, today) };
          sayDecided(value, t('away.done.day', words), t);
          return;
        }
        case 'refused':
          setSaid(t(`away.day.refused.${value.why}`));
          return;
        case 'settled':
        case 'changedMeanwhile':
          setSaid(t(`away.day.${value.kind}`));
          return;
        case 'gone':
          closePanel();
          return;
      }
    });
  return { problem, said, decide };
}
