import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { usePhoneText } from '../i18n/usePhoneText.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { closePanel, openAttention, openVisit, select } from '../state/selection.ts';
import { attentionFace, attentionWords } from './attentionWords.ts';
import { resolve } from '../undo/decide.ts';
import { PlainSteps } from './PlainSteps.tsx';
import { FreeTimes } from '../freeTimes/FreeTimes.tsx';
import { Copyable } from '../ui/Copyable.tsx';
import type { Problem } from '#shared/domain/problem.ts';
import type { AttentionItem, VisitItem } from '#shared/contract/attention.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

interface Props {
  readonly intentId: string;
  readonly task: 'look' | 'chooseTime';
}

/** A decision that needs a person: both sides of it, and the ways on. */
export function AttentionPanel({ intentId, task }: Props): ReactNode {
  const t = useT();
  const item = useDesk((desk) => desk.outbox.attention.find((wanted) => wanted.intentId === intentId));
  if (item === undefined) {
    return (
      <div className="panel-part">
        <h2 className="panel-name">{t('visit.attention.settled')}</h2>
        <p>{t('visit.attention.gone')}</p>
        <Button onPress={closePanel}>{t('app.close')}</Button>
      </div>
    );
  }
  return (
    <>
      <Sides item={item} />
      {item.about === 'visit' ? <VisitSteps item={item} task={task} /> : <PlainSteps item={item} />}
    </>
  );
}

/** What was wanted and what is true now, one under the other. */
function Sides({ item }: { readonly item: AttentionItem }): ReactNode {
  const t = useT();
  const formats = useFormats(item.timeZone);
  const today = useToday();
  const words = attentionWords(item, t, formats, today);
  const { who, wish } = attentionFace(item, t);
  const at = formats.dayAndTime(item.decidedAt, today);
  return (
    <>
      <header className="panel-head">
        <h2 className="panel-name selectable">{item.about === 'visit' ? who : wish}</h2>
        <p className="panel-doctor">{item.doctorName}</p>
      </header>
      <dl className="sides">
        <dt>{t('visit.attention.wanted')}</dt>
        <dd>
          {words.wanted}
          <span className="meta tabular">
            {t('visit.attention.decided', { at })}
            {item.staff !== '' && ` · ${item.staff}`}
          </span>
        </dd>
        <dt>{t('visit.attention.now')}</dt>
        <dd>
          {words.now !== '' && <strong>{words.now}</strong>}
          <span>{words.why}</span>
        </dd>
      </dl>
      {item.message !== '' && (
        <details className="note-details">
          <summary>{t('problem.details')}</summary>
          <pre className="selectable" tabIndex={0} aria-label={t('problem.details')}>
            {item.message}
          </pre>
        </details>
      )}
    </>
  );
}

function VisitSteps({ item, task }: Pick<Props, 'task'> & { readonly item: VisitItem }): ReactNode {
  return task === 'look' ? <Steps item={item} /> : <OtherTime item={item} />;
}

/** The ways on, as the desk offers them for this item. */
function Steps({ item }: { readonly item: VisitItem }): ReactNode {
  const t = useT();
  const formats = useFormats(item.timeZone);
  const today = useToday();
  const phoneOf = usePhoneText(item.addressId);
  const [problem, setProblem] = useState<Problem | null>(null);
  const once = useOnce();
  const choose = (step: 'again' | 'drop'): void =>
    once(async () => {
      const answer = await resolve(item, step, { t, formats, today });
      if (!answer.ok) setProblem(answer.error);
      else if (step === 'again' && item.now !== null) openVisit(item.now.id);
      else closePanel();
    });
  const otherTime = (): void => {
    if (item.kind === 'move' && item.now !== null)
      select({ kind: 'visit', id: item.now.id, task: 'move', settles: item.intentId });
    else select({ kind: 'attention', intentId: item.intentId, task: 'chooseTime' });
  };
  const has = (step: VisitItem['steps'][number]): boolean => item.steps.includes(step);
  const now = item.now;
  const phone = item.patient?.phone ?? null;
  return (
    <div className="steps" role="group" aria-label={t('visit.attention.steps')}>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      {has('callPatient') && phone !== null && (
        <p className="steps-call">
          {t('visit.attention.call')} <Copyable text={phoneOf(phone)} label={t('visit.copyPhone')} />
        </p>
      )}
      {has('chooseTime') && (
        <Button rank="primary" onPress={otherTime}>
          {t('visit.attention.chooseTime')}
        </Button>
      )}
      {has('again') && (
        <Button rank={has('chooseTime') ? 'plain' : 'primary'} onPress={() => choose('again')}>
          {t('visit.again', { kind: item.kind })}
        </Button>
      )}
      {now !== null && <Button onPress={() => openVisit(now.id)}>{t('visit.attention.open')}</Button>}
      <Button onPress={() => choose('drop')}>{t('visit.attention.drop')}</Button>
    </div>
  );
}

/** Another time for a visit that was never made: then the form opens with what was entered. */
function OtherTime({ item }: { readonly item: VisitItem }): ReactNode {
  const t = useT();
  const { entered, intentId } = item;
  const choose = ({ addressId, start }: FreeTime): void =>
    select({ kind: 'slot', addressId, start, entered, settles: intentId });
  return (
    <FreeTimes
      title={t('visit.attention.chooseTime')}
      addressId={item.addressId}
      near={item.wanted?.start ?? item.decidedAt}
      fits={({ services }) => services.length > 0}
      onChosen={choose}
      onEnd={() => openAttention(intentId)}
    />
  );
}
