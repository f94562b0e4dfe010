import type { ReactNode } from 'react';
import { Pop } from '../app/Pop.tsx';
import { marks } from '../design/icons.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';

/** How much the marketplace has not been told yet, and for how long; nothing while there is nothing. */
export function OutboxMark(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const now = useMinute();
  const { waiting, oldestAt } = useDesk((desk) => desk.outbox);
  const line = useDesk((desk) => desk.line.kind);
  if (waiting === 0) return null;
  const age = oldestAt === null ? 0 : Math.max(0, Math.floor((now - oldestAt) / 60_000));
  const face = (
    <span className="outbox tabular" data-outbox={waiting}>
      {marks.clock}
      {t('visit.outbox.count', { count: waiting })}
      {age > 0 && <span className="outbox-age">{ageWords(age, t)}</span>}
    </span>
  );
  return (
    <Pop label={t('visit.outbox.title')} face={face} faceIsLabel>
      <h2 className="pop-title">{t('visit.outbox.title')}</h2>
      <p>{t(line === 'inStep' ? 'visit.outbox.inStep' : 'visit.outbox.noLine')}</p>
      <p>{t('visit.outbox.safe')}</p>
      {oldestAt !== null && (
        <p className="meta tabular">
          {t('visit.outbox.oldest', { time: formats.dayAndTime(oldestAt, today) })}
        </p>
      )}
    </Pop>
  );
}

function ageWords(minutes: number, t: ReturnType<typeof useT>): string {
  return minutes < 60
    ? t('visit.minutes', { minutes })
    : t('visit.outbox.hours', { hours: Math.floor(minutes / 60) });
}
