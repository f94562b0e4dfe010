import { type ReactNode, useEffect, useRef } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { closePanel, openAttention, openVisit, select, useSelection } from '../state/selection.ts';
import { Button } from '../ui/Button.tsx';
import { useStickyFoot } from '../ui/useStickyFoot.ts';
import { useMinute } from '../state/now.ts';
import { Actions } from './Actions.tsx';
import { AttentionList } from '../attention/AttentionList.tsx';
import { CancelledNote } from './CancelledNote.tsx';
import { CancelForm } from './CancelForm.tsx';
import { Facts } from './Facts.tsx';
import { History } from './History.tsx';
import { MoveVisit } from './MoveVisit.tsx';
import { Opinion } from './Opinion.tsx';
import { OnItsWay } from './OnItsWay.tsx';
import { useDeciding } from './useDeciding.ts';
import type { KnownVisit } from './useVisit.ts';
import { VisitHead } from '../ui/VisitHead.tsx';

interface Props {
  readonly id: string;
  readonly known: KnownVisit;
  readonly task: 'look' | 'cancel' | 'move';
  /** The attention item that the next decision answers. */
  readonly settles: string | null;
}

/** One visit: who, when, what, what is on its way, and what can be done. */
export function VisitPanel({ id, known, task, settles }: Props): ReactNode {
  const t = useT();
  const currentId = known.kind === 'known' ? known.visit.id : id;
  useEffect(() => {
    // The marketplace has numbered it, or a move gave it another id: the same visit goes on under that one.
    if (currentId !== id)
      useSelection.setState({ selection: { kind: 'visit', id: currentId, task, settles } });
  }, [currentId, id, task, settles]);
  switch (known.kind) {
    case 'reading':
      return (
        <p className="panel-quiet" role="status">
          {t('visit.reading')}
        </p>
      );
    case 'gone':
      return <Gone />;
    case 'failed':
      return <ProblemNote problem={known.problem} urgency="alert" onRetry={known.again} />;
    case 'known':
      return <Known visit={known.visit} task={task} settles={settles} />;
  }
}

interface KnownProps {
  readonly visit: VisitDetails;
  readonly task: Props['task'];
  readonly settles: string | null;
}

function Known({ visit, task, settles }: KnownProps): ReactNode {
  const now = useMinute();
  const deciding = useDeciding(visit, settles);
  const foot = useRef<HTMLDivElement>(null);
  useStickyFoot(foot);
  const look = (): void => openVisit(visit.id);
  const turnTo = (next: 'cancel' | 'move'): void =>
    select({ kind: 'visit', id: visit.id, task: task === next ? 'look' : next, settles: null });
  return (
    <>
      <VisitHead visit={visit} now={now} />
      <Actions visit={visit} task={task} now={now} deciding={deciding} onTask={turnTo} />
      <CancelledNote visit={visit} />
      {task === 'cancel' && <CancelForm visit={visit} deciding={deciding} onEnd={look} />}
      {task === 'move' && <MoveVisit visit={visit} deciding={deciding} onEnd={look} />}
      {task === 'look' && (
        <>
          <Facts visit={visit} />
          <Opinion visit={visit} now={now} deciding={deciding} />
          <History visit={visit} />
        </>
      )}
      {/* What comes and goes by itself lies at the foot: no button moves for it. */}
      <div ref={foot} className="panel-foot">
        {deciding.problem !== null && <ProblemNote problem={deciding.problem} urgency="alert" />}
        <NeedsYou id={visit.id} />
        <OnItsWay visit={visit} now={now} />
      </div>
    </>
  );
}

/** What was decided about this visit and could not be done: one press leads to both sides of it. */
function NeedsYou({ id }: { readonly id: string }): ReactNode {
  const t = useT();
  const attention = useDesk((desk) => desk.outbox.attention);
  const items = attention.filter(
    (item) => item.about === 'visit' && (item.bookingId === id || item.now?.id === id),
  );
  if (items.length === 0) return null;
  return (
    <section className="panel-needs" aria-label={t('visit.panel.attention')}>
      <AttentionList items={items} onChosen={openAttention} />
    </section>
  );
}

function Gone(): ReactNode {
  const t = useT();
  return (
    <div className="panel-part">
      <h2 className="panel-name">{t('visit.gone.title')}</h2>
      <p>{t('visit.gone.text')}</p>
      <Button onPress={closePanel}>{t('app.close')}</Button>
    </div>
  );
}
