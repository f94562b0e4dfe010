import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FreeTime } from '#shared/contract/visits.ts';
import { addDays, localDateOf, startOfDay, type EpochMs } from '#shared/time/zone.ts';
import { Button } from '../app/Button.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Segments } from '../app/Segments.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useMinute } from '../state/now.ts';
import { FreeTimeList } from './FreeTimeList.tsx';
import { useFreeTimes } from './useFreeTimes.ts';

interface Props {
  readonly title: string;
  readonly addressId: string;
  /** The list begins with this day, or today where it is past. */
  readonly near: EpochMs;
  /** False for a time that is not offered. */
  readonly fits: (time: FreeTime) => boolean;
  readonly onChosen: (time: FreeTime) => void;
  readonly onEnd: () => void;
}

type Scope = 'address' | 'facility';

/** Free times to choose from, by day: of this doctor, or of all doctors of the facility. */
export function FreeTimes({ title, addressId, near, fits, onChosen, onEnd }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const now = useMinute();
  const nearDate = localDateOf(near, formats.timeZone);
  const [scope, setScope] = useState<Scope>('address');
  const [date, setDate] = useState(nearDate < today ? today : nearDate);
  const from = Math.max(startOfDay(date, formats.timeZone), now);
  const found = useFreeTimes(addressId, scope, from);
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
      <Segments label={title} value={scope} options={scopes} onChange={setScope} />
      <div className="times-from">
        <Button
          rank="quiet"
          aria-label={t('app.day.previous')}
          isDisabled={date <= today}
          onPress={() => setDate(addDays(date, -1))}
        >
          <ChevronLeft size={18} aria-hidden />
        </Button>
        <span className="tabular" aria-live="polite">
          {t('visit.move.from', { date: formats.day(date) })}
        </span>
        <Button rank="quiet" aria-label={t('app.day.next')} onPress={() => setDate(addDays(date, 1))}>
          <ChevronRight size={18} aria-hidden />
        </Button>
      </div>
      {found.kind === 'reading' && <p className="panel-quiet">{t('visit.move.reading')}</p>}
      {found.kind === 'failed' && <ProblemNote problem={found.problem} urgency="alert" />}
      {found.kind === 'found' && (
        <FreeTimeList
          times={found.times.filter(fits)}
          withDoctor={scope === 'facility'}
          label={title}
          onChosen={onChosen}
        />
      )}
      <Button onPress={onEnd}>{t('visit.back')}</Button>
    </div>
  );
}
