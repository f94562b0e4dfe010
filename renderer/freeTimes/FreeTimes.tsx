import { type ReactNode, useState } from 'react';
import { localDateOf, startOfDay, type EpochMs } from '#shared/time/zone.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Segments } from '../ui/Segments.tsx';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useMinute } from '../state/now.ts';
import { sameTimes } from './sameTimes.ts';
import { useStandingTimes } from './standingTimes.ts';
import { FreeTimeList } from './FreeTimeList.tsx';
import { TimesFrom } from './TimesFrom.tsx';
import { useFreeTimes } from './useFreeTimes.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

interface Props {
  readonly title: string;
  readonly addressId: string;
  /** The list begins with this day, or today where it is past. */
  readonly near: EpochMs;
  /** False for a time that is not offered. */
  readonly fits: (time: FreeTime) => boolean;
  /** Offers first what has the same time of day as `near`. */
  readonly sameTime?: boolean;
  readonly onChosen: (time: FreeTime) => void;
  readonly onEnd: () => void;
}

/** Times that went are marked no later than that, milliseconds. */
const gatherMs = 1_000;

type Scope = 'address' | 'facility';

/** Free times to choose from, by day: of this doctor, or of all doctors of the facility. */
export function FreeTimes({
  title,
  addressId,
  near,
  fits,
  sameTime = false,
  onChosen,
  onEnd,
}: Props): ReactNode {
  const t = useT();
  const formats = formatsAt(useFormats(), addressId);
  const today = useToday();
  const now = useMinute();
  const nearDate = localDateOf(near, formats.timeZone);
  const [scope, setScope] = useState<Scope>('address');
  const [date, setDate] = useState(nearDate < today ? today : nearDate);
  const from = Math.max(startOfDay(date, formats.timeZone), now);
  const found = useFreeTimes(addressId, scope, from, undefined, gatherMs);
  const question = `${scope} ${date}`;
  const standing = useStandingTimes(found, question, from);
  const times = standing.times.filter(fits);
  const scopes = [
    { value: 'address', label: t('visit.move.thisDoctor') },
    { value: 'facility', label: t('visit.move.allDoctors') },
  ] as const;
  return (
    <div
      className="panel-task"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onEnd();
      }}
    >
      {/* Below the list it would be moved by all that is still being drawn, and be far away. */}
      <div className="times-back">
        <Button onPress={onEnd}>{t('visit.back')}</Button>
      </div>
      <Segments label={title} value={scope} options={scopes} onChange={setScope} />
      <TimesFrom date={date} onChange={setDate} />
      {found.kind === 'reading' && <p className="panel-quiet">{t('visit.move.reading')}</p>}
      {found.kind === 'failed' && <ProblemNote problem={found.problem} urgency="alert" />}
      {found.kind === 'found' && (
        <FreeTimeList
          times={times}
          likely={sameTime && scope === 'address' ? sameTimes(times, near, formats.timeZone) : []}
          gone={standing.gone}
          withDoctor={scope === 'facility'}
          question={question}
          label={title}
          onChosen={onChosen}
        />
      )}
    </div>
  );
}
