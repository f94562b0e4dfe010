import { type ReactNode, useState } from 'react';
import type { Formats } from '#shared/messages/formats.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import { Pop } from '../ui/Pop.tsx';
import { marks } from '../design/icons.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';
import { turnToVisit } from '../state/selection.ts';
import { WaitingDecisions } from './WaitingDecisions.tsx';
import { minuteMs } from '#shared/time/durations.ts';

/**
 * How much the marketplace has not been told yet: for how long, where it could have been, or from when on, where all of it waits for its
 * time. Opened, it lists each with the way back. Nothing while there is nothing.
 */
export function OutboxMark(): ReactNode {
  const t = useT();
  const today = useToday();
  const now = useMinute();
  const [open, setOpen] = useState(false);
  const { waiting, firstDueAt, timeZone } = useDesk((desk) => desk.outbox);
  const formats = useFormats(timeZone);
  const line = useDesk((desk) => desk.line.kind);
  if (waiting === 0) return null;
  const isLater = firstDueAt !== null && firstDueAt > now + minuteMs;
  const count = t('visit.outbox.count', { count: waiting });
  const age = firstDueAt === null ? null : sinceOrFrom(firstDueAt, now, t, formats, today);
  const face = (
    <span
      className="outbox tabular"
      data-outbox={waiting}
      data-short={waiting}
      title={[count, age].filter(Boolean).join(' ')}
    >
      {marks.clock}
      <span className="outbox-words">
        {count}{' '}
        <span className="outbox-age" data-later={isLater || undefined}>
          {age}
        </span>
      </span>
    </span>
  );
  return (
    <Pop label={t('visit.outbox.title')} face={face} faceIsLabel open={open} onOpenChange={setOpen}>
      <h2 className="pop-title">{t('visit.outbox.title')}</h2>
      <p>
        {t(
          line !== 'inStep' ? 'visit.outbox.noLine' : isLater ? 'visit.outbox.later' : 'visit.outbox.inStep',
        )}
      </p>
      <WaitingDecisions
        onOpen={(visitId) => {
          setOpen(false);
          turnToVisit(visitId);
        }}
      />
      <p className="meta">{t('visit.outbox.safe')}</p>
    </Pop>
  );
}

/** `5 min`, `2 h`, `from 14:20`; nothing where it is a matter of seconds. */
function sinceOrFrom(
  dueAt: EpochMs,
  now: EpochMs,
  t: ReturnType<typeof useT>,
  formats: Formats,
  today: LocalDate,
): string | null {
  if (dueAt > now + minuteMs) return t('visit.outbox.from', { time: formats.dayAndTime(dueAt, today) });
  const minutes = Math.floor((now - dueAt) / minuteMs);
  if (minutes <= 0) return null;
  return minutes < 60
    ? t('visit.minutes', { minutes })
    : t('visit.outbox.hours', { hours: Math.floor(minutes / 60) });
}
