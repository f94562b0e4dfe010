import { type ReactNode, useState } from 'react';
import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useToday } from '../state/day.ts';
import { door } from '../state/door.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';

interface Props {
  readonly coverage: CalendarCoverage;
  readonly onChanged: () => void;
}

/** What holds for all dates of a calendar: where its hours are kept, until when, and whether it takes bookings at all. */
export function CalendarNotes({ coverage, onChanged }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const { addressId, keptAt, endsOn, off, stopped } = coverage;
  return (
    <>
      <p className="meta">
        {t(keptAt === 'here' ? 'hours.list.here' : 'hours.list.marketplace')}
        {endsOn !== null &&
          ` · ${t('publishing.panel.endsOn', { date: formats.dayWithYear(endsOn, today) })}`}
      </p>
      {stopped && <p className="hours-warn">{t('publishing.panel.stopped')}</p>}
      {off && <SwitchedOff addressId={addressId} onChanged={onChanged} />}
    </>
  );
}

interface OffProps {
  readonly addressId: string;
  readonly onChanged: () => void;
}

/** A calendar that is off takes no bookings and tells nothing: it can be switched on here. */
function SwitchedOff({ addressId, onChanged }: OffProps): ReactNode {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const switchOn = async (): Promise<void> => {
    const answer = await door().ask('publishing.switch', { addressId, on: true });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    announce(t('publishing.panel.switching'));
    onChanged();
  };
  return (
    <div className="overview-off">
      <p className="hours-warn">{t('publishing.panel.off')}</p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <Button onPress={() => once(switchOn)}>{t('publishing.panel.switchOn')}</Button>
    </div>
  );
}
