import type { ReactNode } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { Button } from '../ui/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { whoIs } from '../staff/whoIs.ts';
import { useDesk } from '../state/desk.ts';
import { useToday } from '../state/day.ts';
import { offer } from '../state/offer.ts';
import { historyLines } from './historyLines.ts';
import { historyWords } from './historyWords.ts';
import { useLastDecision } from '../undo/useLastDecision.ts';

/** What has happened to the visit, the latest first: when, what, who. */
export function History({ visit }: { readonly visit: VisitDetails }): ReactNode {
  const t = useT();
  const formats = useFormats(visit.timeZone);
  const today = useToday();
  const people = useDesk((desk) => desk.staff);
  const lines = historyLines(visit);
  if (lines.length === 0) return null;
  return (
    <section className="history">
      <div className="history-head">
        <h3 className="panel-title">{t('visit.history.title')}</h3>
        <WayBack visit={visit} />
      </div>
      <ol>
        {lines.map((line, index) => (
          <li key={index}>
            <span className="meta tabular">{formats.dayAndTime(line.at, today)}</span>
            <span>
              {historyWords(line, { t, formats, today })}
              {line.staff !== '' && (
                <span className="meta" title={line.staff}>
                  {' · '}
                  {whoIs(line.staff, people)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Where the last thing that was decided here is about this visit, and has been sent: the way back from it. */
function WayBack({ visit }: { readonly visit: VisitDetails }): ReactNode {
  const t = useT();
  const last = useLastDecision(visit);
  if (last === null || last.about !== 'visit' || last.freely || last.way.kind === 'none') return null;
  if (last.visits.length > 1 || last.visits[0] !== visit.id) return null;
  return <Button onPress={() => offer(last)}>{t(`visit.takeBack.do.${last.way.kind}`)}</Button>;
}
