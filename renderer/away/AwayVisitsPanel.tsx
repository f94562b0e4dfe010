import { type ReactNode, useState } from 'react';
import type { AwayView, AwayVisit } from '#shared/contract/away.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { awayTimeWords } from '../i18n/awayWords.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { door } from '../state/door.ts';
import { closePanel } from '../state/selection.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { AwayHead } from './AwayHead.tsx';
import { CurrentVisit } from './CurrentVisit.tsx';
import { useAway } from './useAway.ts';
import { VisitRows } from './VisitRows.tsx';

/** The visits that a closed time left outside, one after the other: moved, cancelled, or left as they are. */
export function AwayVisitsPanel({ id }: { readonly id: string }): ReactNode {
  const t = useT();
  const away = useAway(id);
  switch (away.kind) {
    case 'reading':
      return (
        <p className="panel-quiet" role="status">
          {t('visit.reading')}
        </p>
      );
    case 'failed':
      return <ProblemNote problem={away.problem} urgency="alert" />;
    case 'gone':
      return (
        <div className="panel-part">
          <h2 className="panel-name">{t('away.gone.title')}</h2>
          <p>{t('away.gone.text')}</p>
          <Button onPress={closePanel}>{t('app.close')}</Button>
        </div>
      );
    case 'known':
      return <Visits view={away.view} take={away.take} />;
  }
}

interface VisitsProps {
  readonly view: AwayView;
  /** Shows what main has just answered. */
  readonly take: (view: AwayView | null) => void;
}

function Visits({ view, take }: VisitsProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = view.visits.filter(({ is }) => is === 'open');
  const current = chosenOf(view, chosen) ?? open[0] ?? null;
  const { problem, leave, end } = useAwaySteps(view, (after, visitId) => {
    setChosen(visitId);
    take(after);
  });
  const done = view.visits.length - open.length;
  return (
    <>
      <AwayHead
        title={t(`away.visits.title.${view.kind}`)}
        addressId={view.addressId}
        dates={awayTimeWords(view, { t, formats, today })}
      />
      <p className="away-progress" role="status">
        {t('away.visits.progress', { done, count: view.visits.length })}
      </p>
      {current === null ? (
        <div className="away-current away-ready">
          <p>{t('away.visits.ready')}</p>
          <Button rank="primary" onPress={end}>
            {t('away.visits.end')}
          </Button>
        </div>
      ) : (
        <CurrentVisit
          key={current.bookingId}
          visit={current}
          away={view}
          onLeave={() => leave(current, true)}
          onDone={() => setChosen(null)}
        />
      )}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <VisitRows
        visits={view.visits}
        isOneDay={view.from === view.to}
        current={current?.bookingId ?? null}
        onChosen={({ bookingId }) => setChosen(bookingId)}
        onAgain={(visit) => leave(visit, false)}
      />
    </>
  );
}

/** What is settled without a decision about the visit itself, one press at a time. @param onLeft with the visit that is open again */
function useAwaySteps({ id }: AwayView, onLeft: (after: AwayView | null, openAgain: string | null) => void) {
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const leave = ({ bookingId }: AwayVisit, left: boolean): void =>
    once(async () => {
      const answer = await door().ask('away.leave', { id, bookingId, left });
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) onLeft(answer.value, left ? null : bookingId);
    });
  const end = (): void =>
    once(async () => {
      const answer = await door().ask('away.end', { id });
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) closePanel();
    });
  return { problem, leave, end };
}

/** What somebody chose to look at first, as long as nothing has become of it. */
const chosenOf = ({ visits }: AwayView, chosen: string | null): AwayVisit | null =>
  visits.find(({ bookingId, is }) => bookingId === chosen && is === 'open') ?? null;
