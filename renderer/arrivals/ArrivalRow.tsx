import { CircleSlash, Undo2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { ShownState } from '#shared/domain/shownState.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { marks } from '../design/icons.tsx';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { StateChip } from '../ui/VisitHead.tsx';
import { type DayIs, type Ways, waysOf } from '../state/steps.ts';
import type { BoardCard } from '#shared/contract/board.ts';

interface Props {
  /** In the grid, counted from 1. */
  readonly index: number;
  readonly card: BoardCard;
  readonly doctor: string;
  readonly state: ShownState;
  readonly day: DayIs;
  /** The running minute: what is possible depends on it. */
  readonly minute: EpochMs;
  /** Minutes; `null`: nobody waits. */
  readonly waited: number | null;
  readonly late: boolean;
  readonly time: string;
  /** Over midnight: it began the day before. */
  readonly began: boolean;
  readonly onWay: (card: BoardCard, way: keyof Ways) => void;
}

/** One visit of the list. The row takes the focus and the keys; its buttons are for the hand, and for the arrow to the right. */
export const ArrivalRow = memo(function ArrivalRow(props: Props): ReactNode {
  const { card, state, waited, late, onWay } = props;
  const t = useT();
  const keys = useKeyWords();
  const patient = nameOf(card, t);
  return (
    <div
      role="row"
      className="list-row"
      aria-rowindex={props.index}
      aria-keyshortcuts={`${keys.aria('next')} ${keys.aria('noShow')} ${keys.aria('back')} Enter`}
      data-item={card.id}
      data-row-state={state}
      data-late={late || undefined}
      tabIndex={-1}
    >
      <span role="gridcell" data-cell="time" className="tabular">
        {props.time}
        {props.began && <Mark icon={marks.began} words={t('board.mark.began')} kind="began" />}
      </span>
      <span role="rowheader" data-cell="patient" title={patient}>
        <strong>{card.surname}</strong>
        {card.surname !== '' && card.name !== '' && ', '}
        {card.name}
        {card.surname === '' && card.name === '' && patient}
      </span>
      <span role="gridcell" data-cell="doctor" title={props.doctor}>
        {props.doctor}
      </span>
      <span role="gridcell" data-cell="service" title={card.serviceName ?? ''}>
        {card.serviceName}
      </span>
      <span role="gridcell" data-cell="state">
        <StateChip state={state} />
        {card.notSent && <Mark icon={marks.clock} words={t('board.mark.notSent')} kind="waits" />}
        {card.needsPerson && (
          <Mark icon={marks.exclamation} words={t('board.mark.needsPerson')} kind="needs" />
        )}
      </span>
      <span role="gridcell" data-cell="waiting" className="tabular">
        {waited !== null && <Waited minutes={waited} late={late} />}
      </span>
      <span role="gridcell" data-cell="steps">
        <StepButtons card={card} ways={waysOf(card, props.minute, props.day)} onWay={onWay} />
      </span>
    </div>
  );
});

function Mark(props: { readonly icon: ReactNode; readonly words: string; readonly kind: string }): ReactNode {
  return (
    <span className="list-mark" data-kind={props.kind} title={props.words}>
      {props.icon}
      <span className="visually-hidden">{props.words}</span>
    </span>
  );
}

function Waited({ minutes, late }: { readonly minutes: number; readonly late: boolean }): ReactNode {
  const t = useT();
  return (
    <span
      className="waited"
      data-late={late || undefined}
      {...(late ? { title: t('app.waiting.late') } : {})}
    >
      {t('app.waiting.minutes', { minutes })}
      {late && <span className="visually-hidden">, {t('app.waiting.late')}</span>}
    </span>
  );
}

interface StepsProps extends Pick<Props, 'card' | 'onWay'> {
  readonly ways: Ways;
}

/** The ways that a visit can go, for the hand. */
function StepButtons({ card, ways, onWay }: StepsProps): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const patient = nameOf(card, t);
  const button = (way: keyof Ways, label: string, face: ReactNode): ReactNode => (
    <button
      type="button"
      className="step"
      data-way={way}
      tabIndex={-1}
      disabled={ways[way] === null}
      aria-label={`${label}: ${patient}`}
      title={`${label} (${keys.of(way)})`}
      onClick={() => onWay(card, way)}
    >
      {face}
    </button>
  );
  const next = ways.next === null ? null : t(`arrivals.step.${ways.next}`);
  return (
    <>
      {button('back', t('arrivals.step.expected'), <Undo2 size={16} aria-hidden />)}
      {button('noShow', t('arrivals.step.noShow'), <CircleSlash size={16} aria-hidden />)}
      {next === null ? <span className="step-none" /> : button('next', next, next)}
    </>
  );
}
