import { memo, useMemo, type ReactNode } from 'react';
import { shownState } from '#shared/domain/shownState.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import { type Axis, heightOf, yOf, type Zoom } from './axis.ts';
import type { ShownColumn } from '../state/boardDelta.ts';
import { Card } from './Card.tsx';
import type { Drawn } from './fill.ts';
import { Gone } from './Gone.tsx';
import { placeColumn } from './layout.ts';
import { slotsFor } from './offers.ts';
import type { Place, Placed } from './placed.ts';
import { Rest, Slot } from './Slot.tsx';
import { openSpans } from './spans.ts';
import { usePulse } from '../state/pulse.ts';
import { useDesk } from '../state/desk.ts';
import { useDrafts } from '../state/drafts.ts';
import type { Words } from './words.ts';
import { waitOf } from '../state/wait.ts';
import { minuteMs } from '#shared/time/durations.ts';

interface ColumnProps {
  /** Whose visits these are, so that another day takes them away at once. */
  readonly day: LocalDate;
  readonly column: ShownColumn;
  readonly index: number;
  readonly axis: Axis;
  readonly zoom: Zoom;
  /** The running minute. */
  readonly minute: EpochMs;
  /** Who waits longer than so many minutes is shown in red. */
  readonly waitLimit: number;
  readonly words: Words;
  /** How far its clock is from the scale's; `null`, or absent: not at all. */
  readonly clock?: string | null;
  /** Whether cancelled visits are asked for. */
  readonly cancelled?: 'shown' | 'leftOut';
  /** The service that free times are shown for; `null`: all of them. */
  readonly freeFor: string | null;
  /** The column's width in pixels, or a little less. */
  readonly widthPx: number;
  /** How much of it is drawn: for a moment only its ground, or what is in sight (see `fill.ts`). */
  readonly drawn: Drawn;
  /** Another facility begins after it. */
  readonly endsFacility?: boolean;
}

/** One calendar's day. It is drawn again when something in it changes and once a minute; its cards only if they do. */
export const Column = memo(function Column(props: ColumnProps): ReactNode {
  const { column, axis, minute, words, drawn, freeFor, cancelled = 'leftOut' } = props;
  const { cards, services, slots, breaks, asOf } = column;
  const pulsing = usePulse((state) => state.pulsing);
  const drafts = useDrafts(({ starts }) => starts.get(column.addressId));
  const locked = useDesk((desk) => desk.lock.locked);
  const nothing = drawn === 'none';
  const placed = useMemo(
    () =>
      nothing
        ? []
        : placeColumn({ cards, slots: slotsFor({ services, slots }, freeFor), breaks }, axis, cancelled),
    [nothing, cards, services, slots, breaks, axis, cancelled, freeFor],
  );
  const spans = useMemo(() => openSpans({ cards, slots, breaks }), [cards, slots, breaks]);
  return (
    <div
      role="gridcell"
      className="board-column"
      aria-colindex={props.index + 2}
      data-column={column.addressId}
      data-date={props.day}
      aria-busy={drawn !== 'all' || undefined}
      data-ends-facility={props.endsFacility === true || undefined}
      data-unread={asOf === null || undefined}
      style={{ height: heightOf(axis) }}
    >
      {/* Another day takes away one element, not each of its visits. */}
      <div key={props.day} className="board-items">
        {spans.map(({ from, to }) => {
          const top = yOf(axis, from);
          const style = { top, height: yOf(axis, to) - top, backgroundPositionY: -top };
          return <div key={from} className="board-open" style={style} />;
        })}
        {asOf === null ? <NotRead words={words} /> : <Past axis={axis} minute={minute} />}
        {placed.map((item) =>
          isIn(drawn, item.place) ? itemOf(item, props, pulsing, locked ? undefined : drafts) : null,
        )}
      </div>
      <Gone cards={column.gone} axis={axis} words={words} />
    </div>
  );
});

function isIn(drawn: Drawn, { top, height }: Place): boolean {
  if (typeof drawn === 'string') return drawn === 'all';
  return top < drawn.bottom && top + height > drawn.top;
}

/** What is over lies in a slight shade, under the visits, so that their words stay clear. */
function Past({ axis, minute }: Pick<ColumnProps, 'axis' | 'minute'>): ReactNode {
  const until = Math.min(minute, axis.to);
  if (until <= axis.from) return null;
  return <div className="board-past" style={{ height: yOf(axis, until) }} />;
}

function itemOf(
  item: Placed,
  { column, zoom, axis, minute, waitLimit, words, clock = null, widthPx, freeFor }: ColumnProps,
  pulsing: ReadonlySet<string>,
  drafts: ReadonlySet<EpochMs> | undefined,
): ReactNode {
  switch (item.kind) {
    case 'slot': {
      const says = item.slot.start < minute ? 'nothing' : freeFor === null ? 'services' : 'time';
      return (
        <Slot
          key={item.key}
          slot={item.slot}
          {...item.place}
          services={column.services}
          says={says}
          withTime={clock !== null}
          draft={drafts?.has(item.slot.start) === true}
          words={words}
        />
      );
    }
    case 'break':
      return <Rest key={item.key} rest={item.rest} {...item.place} words={words} />;
    case 'card': {
      const { card } = item;
      const state = shownState(card, minute);
      const arrivedAt = card.arrival?.arrivedAt ?? null;
      const wait = state === 'arrived' ? waitOf({ start: card.start, arrivedAt }, minute, waitLimit) : null;
      return (
        <Card
          key={item.key}
          card={card}
          {...item.place}
          state={state}
          waited={wait?.minutes ?? null}
          late={wait?.late === true}
          past={card.end <= minute}
          offGrid={
            clock !== null || card.start < axis.from || (card.start - axis.from) % (zoom * minuteMs) !== 0
          }
          cut={card.start < axis.from ? 'above' : card.end > axis.to ? 'below' : null}
          columnPx={widthPx}
          news={column.news.get(card.id)}
          came={column.came.has(card.id)}
          fresh={pulsing.has(card.id)}
          words={words}
        />
      );
    }
  }
}

/** A calendar that has not been read must never look free. */
function NotRead({ words }: { readonly words: Words }): ReactNode {
  return (
    <div className="board-unread">
      <span>{words.t('board.unread')}</span>
    </div>
  );
}
