import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { EpochMs } from '#shared/time/zone.ts';
import { shownState } from '#shared/domain/shownState.ts';
import { useStandStill } from '../ui/useStandStill.ts';
import type { ShownDay } from '../state/boardDelta.ts';
import { Notice } from '../ui/Notice.tsx';
import { keepTabStop, useTabStop } from '../board/walk.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useMinute } from '../state/now.ts';
import { turnToVisit } from '../state/selection.ts';
import { useDesk } from '../state/desk.ts';
import './arrivals.css';
import { ArrivalRow } from './ArrivalRow.tsx';
import { DayGate } from './DayGate.tsx';
import { type Choice, everything, Filters } from './Filters.tsx';
import { type DayRow, groupOf, rowsOf } from './rows.ts';
import { useBeginAtNow } from './useBeginAtNow.ts';
import { walkRows } from './walkRows.ts';
import { useStepping } from '../undo/useStepping.ts';
import { useDayIs, cardOf } from '../state/cardSteps.ts';
import { waitOf } from '../state/wait.ts';

/** The day as one list by time: who is to come, who waits and for how long, and one press or key for the next step. */
export function ArrivalsView(): ReactNode {
  return <DayGate>{(day) => <List day={day} />}</DayGate>;
}

function List({ day }: { readonly day: ShownDay }): ReactNode {
  const t = useT();
  const formats = useFormats(day.timeZone);
  const now = useMinute();
  const [choice, setChoice] = useState<Choice>(everything);
  const grid = useRef<HTMLDivElement>(null);
  useTabStop(grid);
  useBeginAtNow(grid, day);
  const rows = useMemo(() => rowsOf(day), [day]);
  useStandStill(grid, rows.length > 0);
  if (rows.length === 0) {
    return (
      <Notice
        title={t('arrivals.empty.title', { date: formats.dayInFull(day.date) })}
        text={t('arrivals.empty.text')}
        action={null}
      />
    );
  }
  const ofDoctor = rows.filter(
    ({ addressId }) => choice.addressId === null || choice.addressId === addressId,
  );
  const shown = ofDoctor.filter(
    ({ card }) => choice.group === null || groupOf(shownState(card, now)) === choice.group,
  );
  return (
    <section className="list" aria-label={t('arrivals.list.label')}>
      <Filters day={day} rows={ofDoctor} choice={choice} now={now} onChange={setChoice} />
      {shown.length === 0 && (
        <Notice
          title={t('arrivals.filter.none')}
          text=""
          action={{ label: t('arrivals.filter.showAll'), run: () => setChoice(everything) }}
        />
      )}
      <div
        ref={grid}
        role="grid"
        className="list-grid"
        data-keeps-end
        aria-label={t('arrivals.list.label')}
        aria-rowcount={shown.length + 1}
        hidden={shown.length === 0}
        onKeyDown={walkRows}
        onFocus={keepTabStop}
        onClick={({ target }) => {
          const card = target instanceof Element && target.closest('button') === null ? cardOf(target) : null;
          if (card !== null) turnToVisit(card.id);
        }}
      >
        <ListHead />
        <Rows day={day} rows={shown} now={now} />
      </div>
    </section>
  );
}

function ListHead(): ReactNode {
  const t = useT();
  return (
    <div role="row" className="list-head" aria-rowindex={1}>
      {(['time', 'patient', 'doctor', 'service', 'state', 'waiting', 'steps'] as const).map((name) => (
        <span key={name} role="columnheader" data-cell={name}>
          {t(`arrivals.list.${name}`)}
        </span>
      ))}
    </div>
  );
}

interface RowsProps {
  readonly day: ShownDay;
  readonly rows: readonly DayRow[];
  readonly now: EpochMs;
}

function Rows({ day, rows, now }: RowsProps): ReactNode {
  const formats = useFormats(day.timeZone);
  const dayIs = useDayIs();
  const limit = useDesk((desk) => desk.settings.waitingAlertMinutes);
  const { go } = useStepping();
  return rows.map(({ card, doctor, addressId }, index) => {
    const state = shownState(card, now);
    const arrivedAt = card.arrival?.arrivedAt ?? null;
    const wait = state === 'arrived' ? waitOf({ start: card.start, arrivedAt }, now, limit) : null;
    return (
      <ArrivalRow
        key={card.id}
        index={index + 2}
        card={card}
        doctor={doctor}
        state={state}
        day={dayIs}
        minute={now}
        waited={wait?.minutes ?? null}
        late={wait?.late === true}
        time={formatsAt(formats, addressId).time(card.start)}
        began={card.start < day.from}
        onWay={go}
      />
    );
  });
}
