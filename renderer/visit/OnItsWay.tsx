import type { ReactNode } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { Button } from '../ui/Button.tsx';
import { marks } from '../design/icons.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { undoDecision } from '../undo/decide.ts';

/** What the marketplace has not been told yet, why it waits, and the way back while there is one. */
export function OnItsWay({ visit, now }: { readonly visit: VisitDetails; readonly now: EpochMs }): ReactNode {
  const t = useT();
  const formats = useFormats(visit.timeZone);
  const today = useToday();
  const line = useDesk((desk) => desk.line.kind);
  if (visit.pending.length === 0) return null;
  const waits = (kind: string): string => {
    if (kind === 'presence' && visit.start > now)
      return t('visit.way.at', { time: formats.dayAndTime(visit.start, today) });
    return line === 'inStep' ? t('visit.way.soon') : t('visit.way.line');
  };
  return (
    <section className="way" aria-label={t('visit.way.title')}>
      <ul>
        {visit.pending.map(({ intentId, kind, undoable }) => (
          <li key={intentId}>
            {marks.clock}
            <span className="way-what">
              {t('visit.wish', { kind })}
              <span className="meta tabular">{waits(kind)}</span>
            </span>
            {undoable && (
              <Button
                aria-label={t('visit.undo.of', { what: t('visit.wish', { kind }) })}
                onPress={() => void undoDecision(intentId, t)}
              >
                {t('visit.undo.button')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
