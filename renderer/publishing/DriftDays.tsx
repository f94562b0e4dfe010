import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DriftDay } from '#shared/contract/publishing.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { formatsIn, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { door } from '../state/door.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { startLines } from './startLines.ts';
import { useDrift } from './useDrift.ts';

interface Props {
  readonly addressId: string;
  /** The one that is looked at. */
  readonly date: LocalDate;
  readonly onChanged: () => void;
}

/** The dates of a calendar that differ, each with both sides and both ways out. */
export function DriftDays({ addressId, date, onChanged }: Props): ReactNode {
  const t = useT();
  const drift = useDrift(addressId);
  const days = drift.kind === 'found' ? drift.drift.days : [];
  const dates = useStandingDates(days);
  return (
    <section className="overview-drift" aria-label={t('publishing.drift.title')}>
      <h3 className="hours-panel-title">{t('publishing.drift.title')}</h3>
      {drift.kind === 'reading' && <p className="meta">{t('publishing.map.reading')}</p>}
      {drift.kind === 'failed' && (
        <ProblemNote problem={drift.problem} triedAgainBy="person" onRetry={drift.again} />
      )}
      {drift.kind === 'found' && dates.length === 0 && <p className="meta">{t('publishing.drift.none')}</p>}
      {drift.kind === 'found' &&
        dates.map((one) => (
          <OneDay
            key={one}
            addressId={addressId}
            date={one}
            day={days.find((day) => day.date === one) ?? null}
            timeZone={drift.drift.timeZone}
            isLookedAt={one === date}
            onChanged={() => {
              drift.again();
              onChanged();
            }}
          />
        ))}
    </section>
  );
}

/** Dates stay where they are, also those of which nothing differs any more: what can be pressed must not go from under a hand. */
function useStandingDates(days: readonly DriftDay[]): readonly LocalDate[] {
  const [dates, setDates] = useState<readonly LocalDate[]>([]);
  const added = days.map(({ date }) => date).filter((date) => !dates.includes(date));
  if (added.length > 0) setDates([...dates, ...added]);
  return dates;
}

interface DayProps {
  readonly addressId: string;
  readonly date: LocalDate;
  /** `null`: nothing differs any more. */
  readonly day: DriftDay | null;
  readonly timeZone: string;
  readonly isLookedAt: boolean;
  readonly onChanged: () => void;
}

function OneDay({ addressId, date, day, timeZone, isLookedAt, onChanged }: DayProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const [said, setSaid] = useState<Said | null>(null);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isLookedAt) article.current?.scrollIntoView({ block: 'nearest' });
  }, [isLookedAt]);
  const name = formats.day(date);
  const readAt = day?.readAt ?? null;
  return (
    <article
      ref={article}
      className="overview-drift-day"
      data-looked={isLookedAt ? '' : undefined}
      aria-label={name}
    >
      <h4>
        {name}
        {readAt !== null && (
          <span className="meta">
            {t('publishing.drift.seen', { time: formats.dayAndTime(readAt, today) })}
          </span>
        )}
      </h4>
      {day !== null && (
        <>
          <Side
            title={t('publishing.drift.missing')}
            starts={day.missing}
            timeZone={timeZone}
            tone="missing"
          />
          <Side
            title={t('publishing.drift.unknown')}
            starts={day.unknown}
            timeZone={timeZone}
            tone="unknown"
          />
          <BothWays addressId={addressId} day={day} name={name} onSaid={setSaid} onChanged={onChanged} />
        </>
      )}
      <p className="overview-said" role="status">
        {said !== null ? t(`publishing.drift.${said}`) : day === null ? t('publishing.drift.settled') : ''}
      </p>
    </article>
  );
}

/** What came of a press. */
type Said = 'keepTheirs' | 'publishOurs' | 'changed';

interface WaysProps {
  readonly addressId: string;
  readonly day: DriftDay;
  /** The date in words. */
  readonly name: string;
  readonly onSaid: (said: Said | null) => void;
  readonly onChanged: () => void;
}

/** Theirs is kept, or ours is sent over what was seen there. What was on the screen is chosen: anything else is refused by main. */
function BothWays({ addressId, day, name, onSaid, onChanged }: WaysProps): ReactNode {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const choose = (way: 'keepTheirs' | 'publishOurs'): void =>
    once(async () => {
      const seen = { addressId, date: day.date, told: day.told };
      const answer = await door().ask(`publishing.${way}`, seen);
      setProblem(answer.ok ? null : answer.error);
      onSaid(answer.ok ? (answer.value.kind === 'asked' ? way : 'changed') : null);
      if (answer.ok) onChanged();
    });
  return (
    <>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <div className="hours-row">
        <Button aria-label={`${t('publishing.drift.keep')}: ${name}`} onPress={() => choose('keepTheirs')}>
          {t('publishing.drift.keep')}
        </Button>
        <Button aria-label={`${t('publishing.drift.ours')}: ${name}`} onPress={() => choose('publishOurs')}>
          {t('publishing.drift.ours')}
        </Button>
      </div>
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly starts: DriftDay['missing'];
  readonly timeZone: string;
  readonly tone: 'missing' | 'unknown';
}

/** One side of what differs: times in short, with what they are for. */
function Side({ title, starts, timeZone, tone }: SideProps): ReactNode {
  const t = useT();
  const formats = formatsIn(useFormats(), timeZone);
  if (starts.length === 0) return null;
  return (
    <div className="overview-side" data-tone={tone}>
      <p className="meta">{title}</p>
      {startLines(starts, t, formats).map(({ times, services }) => (
        <p key={`${times} ${services}`} title={services}>
          <span className="tabular">{times}</span> <span className="overview-for">{services}</span>
        </p>
      ))}
    </div>
  );
}
