import { type ReactNode, useMemo, useState } from 'react';
import { fixedKeys } from '#shared/domain/keys.ts';
import type { ShownDay } from '../state/boardDelta.ts';
import { Button } from '../ui/Button.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { Notice } from '../ui/Notice.tsx';
import { seenCards } from '../state/seenCards.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';
import { openAttention } from '../state/selection.ts';
import { AttentionList } from '../attention/AttentionList.tsx';
import './arrivals.css';
import { DayGate } from './DayGate.tsx';
import { PastDays } from './PastDays.tsx';
import { rowsOf } from './rows.ts';
import { type Settling, settlingOf } from './settling.ts';
import { type Step, stepFrom } from '../state/steps.ts';
import { TickList } from './TickList.tsx';
import { takeSteps } from '../undo/takeSteps.ts';

const [settleKey] = fixedKeys.settle.keys;

/** All that is over and not settled: everybody is ticked as present, who did not come is unticked, one press settles all. */
export function EndOfDayView(): ReactNode {
  return <DayGate>{(day) => <End key={day.date} day={day} />}</DayGate>;
}

function End({ day }: { readonly day: ShownDay }): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const now = useMinute();
  const settling = useMemo(() => settlingOf(rowsOf(day), now), [day, now]);
  const [absent, setAbsent] = useState<ReadonlySet<string>>(new Set());
  const { open } = settling;
  const counts = {
    absent: open.filter(({ card }) => absent.has(card.id)).length,
    present: open.filter(({ card }) => !absent.has(card.id)).length,
  };
  const once = useOnce();
  const settle = (): void => {
    if (open.length === 0) return;
    const steps = open.map(({ card }) => ({
      id: card.id,
      patient: card,
      ...stepFrom(seenCards.asSeen(card.id, card), absent.has(card.id) ? 'noShow' : 'done', now),
    }));
    const words = (taken: readonly Step[]): string => {
      const missed = taken.filter(({ to }) => to === 'noShow').length;
      return t('arrivals.end.settled', { absent: missed, present: taken.length - missed });
    };
    once(async () => {
      await takeSteps(steps, words, t);
    });
  };
  return (
    <section className="end" aria-label={t('arrivals.end.label')}>
      {open.length > 0 ? (
        <TickList
          rows={open}
          timeZone={day.timeZone}
          absent={absent}
          onAbsent={setAbsent}
          onSettle={settle}
          settle={
            <Button rank="primary" aria-keyshortcuts={keys.ariaOfChord(settleKey)} onPress={settle}>
              {t('arrivals.end.settle', counts)}
              <kbd aria-hidden>{keys.ofChord(settleKey)}</kbd>
            </Button>
          }
        />
      ) : (
        <Nothing settling={settling} />
      )}
      <footer className="end-foot">
        <Progress settling={settling} />
        <Refused settling={settling} />
        <PastDays />
      </footer>
    </section>
  );
}

function Nothing({ settling: { over, present, absent } }: { readonly settling: Settling }): ReactNode {
  const t = useT();
  const kind = over === 0 ? 'none' : 'all';
  return (
    <Notice
      title={t(`arrivals.end.${kind}Title`)}
      text={t(`arrivals.end.${kind}Text`, { present, absent })}
      action={null}
    />
  );
}

/** How far the day is settled, and how much of it the marketplace has not heard yet. */
function Progress({ settling }: { readonly settling: Settling }): ReactNode {
  const t = useT();
  const inStep = useDesk((desk) => desk.line.kind === 'inStep');
  const { over, present, absent, waiting, later } = settling;
  const settled = present + absent;
  if (over === 0) return null;
  return (
    <div className="end-progress" role="status">
      <progress
        max={over}
        value={settled - waiting}
        aria-label={t('arrivals.end.progress', { settled, over })}
      />
      <span className="tabular">{t('arrivals.end.progress', { settled, over })}</span>
      {waiting > 0 && (
        <span className="end-waiting tabular">
          {t(inStep ? 'arrivals.end.sending' : 'arrivals.end.line', { count: waiting })}
        </span>
      )}
      {later > 0 && <span className="meta">{t('arrivals.end.later', { count: later })}</span>}
    </div>
  );
}

/** What the marketplace did not accept stands here as it does elsewhere: with both sides of it and the next steps. */
function Refused({ settling: { refused } }: { readonly settling: Settling }): ReactNode {
  const t = useT();
  const attention = useDesk((desk) => desk.outbox.attention);
  const ids = new Set(refused.map(({ card }) => card.id));
  const items = attention.filter(
    (item) => item.about === 'visit' && item.bookingId !== null && ids.has(item.bookingId),
  );
  if (items.length === 0) return null;
  return (
    <section aria-label={t('arrivals.end.refused')}>
      <h2 className="end-title">{t('arrivals.end.refused')}</h2>
      <AttentionList items={items} onChosen={openAttention} />
    </section>
  );
}
