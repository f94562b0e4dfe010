import { type ReactNode, useEffect, useState } from 'react';
import { Button as PressButton } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { useMinute } from '../state/now.ts';
import { undoDecision } from '../undo/decide.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { waitingWords } from './waitingWords.ts';
import type { WaitingDecision } from '#shared/contract/attention.ts';

interface Props {
  readonly onOpen: (visitId: string) => void;
}

/** What the marketplace has not been told yet, one by one: for whom, what, until when it waits, and the way back. */
export function WaitingDecisions({ onOpen }: Props): ReactNode {
  const t = useT();
  const { decisions, more } = useWaitingDecisions();
  if (decisions === null) return <p role="status">{t('visit.outbox.reading')}</p>;
  return (
    <ul className="place-list waiting-list">
      {decisions.map((decision) => (
        <Row key={decision.intentId} decision={decision} onOpen={onOpen} />
      ))}
      {more > 0 && <li className="place-more">{t('app.waiting.more', { count: more })}</li>}
    </ul>
  );
}

function Row({ decision, onOpen }: Props & { readonly decision: WaitingDecision }): ReactNode {
  const t = useT();
  const formats = useFormats(decision.timeZone);
  const today = useToday();
  const now = useMinute();
  const line = useDesk((desk) => desk.line.kind);
  const name = decision.about === 'visit' ? nameOf(decision.patient, t) : decision.doctorName;
  const { wish, waits } = waitingWords(decision, { t, formats, today, now, line });
  const face = (
    <>
      <span className="place-who" title={name}>
        <strong>{name}</strong>
      </span>
      <span className="place-when">{decision.staff}</span>
      <span className="waiting-wish">{wish}</span>
      <span className="place-meta tabular" title={decision.doctorName}>
        {decision.about === 'visit' ? `${waits} · ${decision.doctorName}` : waits}
      </span>
    </>
  );
  return (
    <li className="waiting-row">
      {decision.about === 'visit' ? (
        <PressButton className="place-row" onPress={() => onOpen(decision.visitId)}>
          {face}
        </PressButton>
      ) : (
        <div className="place-row">{face}</div>
      )}
      {decision.undoable && (
        <Button
          aria-label={t('visit.undo.of', { what: `${name}: ${wish}` })}
          onPress={() => void undoDecision(decision.intentId, t)}
        >
          {t('visit.undo.button')}
        </Button>
      )}
    </li>
  );
}

/** Asked for anew whenever something was decided, sent or taken back. `decisions: null` until they are known. */
function useWaitingDecisions(): {
  readonly decisions: readonly WaitingDecision[] | null;
  readonly more: number;
} {
  const outbox = useDesk((desk) => desk.outbox);
  const [known, setKnown] = useState<{ decisions: readonly WaitingDecision[] | null; more: number }>({
    decisions: null,
    more: 0,
  });
  useEffect(() => {
    let wanted = true;
    void door()
      .ask('attention.waiting', null)
      .then((answer) => {
        if (wanted && answer.ok) setKnown(answer.value);
      });
    return () => {
      wanted = false;
    };
  }, [outbox]);
  return known;
}
