import { type ReactNode, useState } from 'react';
import type { CalendarCoverage, PublishingProgress } from '#shared/contract/publishing.ts';
import { clinicKeyOf, type ClinicKey } from '#shared/domain/clinicKey.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { showSegment } from '../state/hoursSegment.ts';
import { glanceMs } from '../state/sight.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { isGoing, progressWords } from './progressWords.ts';
import { type KnownProgress, useProgress } from './useProgress.ts';

interface Props {
  readonly coverage: ReadonlyMap<string, CalendarCoverage>;
  /** Dates were stopped, or go on. */
  readonly onChanged: () => void;
}

/** How far publishing has come in each clinic, and what holds it up; it can be paused, stopped, and go on. */
export function ProgressStrip({ coverage, onChanged }: Props): ReactNode {
  const t = useT();
  const progress = useProgress();
  const [refused, setRefused] = useState<Problem | null>(null);
  const problem = refused ?? progress?.problem ?? null;
  return (
    <section className="overview-progress" aria-label={t('publishing.progress.label')}>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      {progress === null && <p className="meta">{t('publishing.progress.reading')}</p>}
      {progress?.clinics.length === 0 && progress.problem === null && (
        <div className="overview-clinic">
          <p>{t('publishing.progress.nothingKept')}</p>
          <Button onPress={() => showSegment('hours')}>{t('publishing.progress.toHours')}</Button>
        </div>
      )}
      {progress?.clinics.map((clinic) => (
        <OneClinic
          key={clinic.clinic}
          progress={clinic}
          stopped={stoppedIn(coverage, clinic.clinic)}
          isOneOf={progress.clinics.length}
          take={progress.take}
          onRefused={setRefused}
          onChanged={onChanged}
        />
      ))}
    </section>
  );
}

/** How many calendars of a clinic a person has stopped. */
function stoppedIn(coverage: Props['coverage'], clinic: ClinicKey): number {
  return [...coverage.values()].filter(
    ({ addressId, stopped }) => stopped && clinicKeyOf(addressId) === clinic,
  ).length;
}

interface OneProps {
  readonly progress: PublishingProgress;
  readonly stopped: number;
  readonly isOneOf: number;
  readonly take: KnownProgress['take'];
  readonly onRefused: (problem: Problem | null) => void;
  readonly onChanged: () => void;
}

function OneClinic({ progress, stopped, isOneOf, take, onRefused, onChanged }: OneProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const once = useOnce();
  // One button for both: the second half of a double press must not take back the first.
  const onceForBoth = useOnce(glanceMs);
  const { clinic, total, done } = progress;
  const facility = useFacilityOf(clinic);
  const going = isGoing(progress);
  const rests = progress.rests?.why === 'paused' || (!going && stopped > 0);
  const steer = async (to: 'pause' | 'resume' | 'stop'): Promise<void> => {
    const answer = await door().ask(`publishing.${to}`, { clinic });
    onRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    take(answer.value);
    announce(t(`publishing.progress.said.${to}`));
    onChanged();
  };
  return (
    <div className="overview-clinic">
      <p role="status">
        {isOneOf > 1 && <span className="meta">{facility} · </span>}
        <strong>{progressWords(progress, t, formats)}</strong>{' '}
        <RestWords progress={progress} stopped={stopped} today={today} />
      </p>
      <progress
        className="overview-bar"
        aria-label={t('publishing.progress.label')}
        max={Math.max(1, total)}
        value={total === 0 ? 1 : done}
      />
      <div className="hours-row">
        <Button
          isDisabled={!going && !rests}
          onPress={() => onceForBoth(() => steer(rests ? 'resume' : 'pause'))}
        >
          {t(rests ? 'publishing.progress.resume' : 'publishing.progress.pause')}
        </Button>
        <Button rank="quiet" isDisabled={!going} onPress={() => once(() => steer('stop'))}>
          {t('publishing.progress.stop')}
        </Button>
      </div>
    </div>
  );
}

/** A facility of the clinic, by which people know it. */
function useFacilityOf(clinic: ClinicKey): string {
  return useDesk(
    (desk) =>
      desk.calendars.find(({ addressId }) => clinicKeyOf(addressId) === clinic)?.facilityName ?? clinic,
  );
}

interface RestProps {
  readonly progress: PublishingProgress;
  readonly stopped: number;
  readonly today: string;
}

/** What holds it up, and until when; or when it is done. */
function RestWords({ progress, stopped, today }: RestProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const { rests, readyAt, live } = progress;
  const words: string[] = [];
  if (rests !== null) words.push(t(`publishing.rests.${rests.why}`));
  if (rests !== null && rests.until !== null)
    words.push(t('publishing.rests.until', { time: formats.dayAndTime(rests.until, today) }));
  if (readyAt !== null)
    words.push(t('publishing.progress.ready', { time: formats.dayAndTime(readyAt, today) }));
  if (stopped > 0) words.push(t('publishing.progress.stopped', { count: stopped }));
  if (isGoing(progress)) words.push(t(live ? 'publishing.progress.live' : 'publishing.progress.notLive'));
  return <span className="meta">{words.join(' · ')}</span>;
}
