import { memo, type CSSProperties, type ReactNode } from 'react';
import type { ShownState } from '#shared/domain/shownState.ts';
import { marks } from '../design/icons.tsx';
import { fit } from './fit.ts';
import type { Lies } from './placed.ts';
import { markNames, marksOf } from './marksOf.tsx';
import type { Words } from './words.ts';
import type { BoardCard } from '#shared/contract/board.ts';

export interface CardProps {
  readonly card: BoardCard;
  readonly state: ShownState;
  /** The visit is over by the clock. */
  readonly past: boolean;
  /** Its start is on no line of the scale, or the scale is of another clock: so the card says it. */
  readonly offGrid: boolean;
  /** Over midnight: it began the day before, or ends the day after; `null`: it lies within its day. */
  readonly cut: 'above' | 'below' | null;
  /** Pixels from the column's top. */
  readonly top: number;
  /** Pixels. */
  readonly height: number;
  /** Per cent of the column's width. */
  readonly left: number;
  readonly width: number;
  /** Whether it takes its time, or lies aside because it is cancelled. */
  readonly lies: Lies;
  /** The column's width in pixels, less than it may be in truth rather than more. */
  readonly columnPx: number;
  /** Minutes since the patient came; `null`: nobody waits. */
  readonly waited: number | null;
  /** Waits for longer than the limit. */
  readonly late: boolean;
  /** The revision that brought it while the day was on the screen; it glows once for each. */
  readonly news: number | undefined;
  /** It was not on the board before, so it fades in. */
  readonly came: boolean;
  /** A patient booked it online just now: it pulses until somebody could see it. */
  readonly fresh: boolean;
  readonly words: Words;
}

/** From these heights on, a card has a second and a third line. */
const twoLines = 40;
const threeLines = 56;

/** The air on both sides of a card, and its column's border. */
const besidePx = 7;

/**
 * One visit. Its face is for the eye alone; its title is what is heard, in full and in one order. All its properties are
 * values or stable objects, so a change elsewhere never draws it again. Few elements, because there are hundreds of cards.
 */
export const Card = memo(function Card(props: CardProps): ReactNode {
  const { card, state, words, width, cut } = props;
  const names = markNames(card, state, cut);
  const time = props.offGrid ? words.time(card.start) : null;
  const lines = props.height >= threeLines ? 3 : props.height >= twoLines ? 2 : 1;
  const shown = fit({
    surname: card.surname,
    name: card.name,
    time,
    marks: names.length,
    corner: card.needsPerson,
    lines,
    width: Math.floor(((props.columnPx - besidePx) * width) / 100) - (width < 100 ? 2 : 0),
  });
  return (
    <button
      type="button"
      className="card"
      data-item={card.id}
      data-state={state}
      data-past={props.past || undefined}
      data-line={lines === 1 || undefined}
      data-cut={cut ?? undefined}
      data-lane={width < 100 || undefined}
      data-lies={props.lies === 'here' ? undefined : props.lies}
      data-narrow={shown.narrow || undefined}
      data-needs-person={card.needsPerson || undefined}
      data-late={props.late || undefined}
      data-fresh={props.fresh || undefined}
      data-glow={props.news === undefined ? undefined : props.news % 2}
      data-came={props.came || undefined}
      style={placeOf(props)}
      tabIndex={-1}
      title={words.card(card, state, props.waited, props.late, cut)}
    >
      {marksOf(names.slice(0, shown.marks), state)}
      {card.needsPerson && <span className="card-corner">{marks.exclamation}</span>}
      <span
        className="card-who"
        aria-hidden="true"
        data-tight={shown.tight || undefined}
        data-wrapped={shown.surnameLines === 2 || undefined}
      >
        {shown.time && <span className="card-time">{time}</span>}
        <b className="card-surname">{card.surname}</b>
        {shown.first}
      </span>
      {shown.what && (
        <span className="card-what" aria-hidden="true">
          {props.waited === null ? whatOf(card, state, words) : waitOf(props)}
        </span>
      )}
    </button>
  );
});

function placeOf({ top, height, left, width, lies }: CardProps): CSSProperties {
  if (width === 100 || lies === 'edge') return { top, height };
  return {
    top,
    height,
    left: `calc(${left}% + 3px)`,
    width: `calc(${width}% - ${left + width > 99.9 ? 6 : 4}px)`,
  };
}

/** Of a patient who waits, for how long stands first. */
function waitOf({ card, waited, late, words }: CardProps): ReactNode {
  return (
    <>
      <b className="card-waited tabular" data-late={late || undefined}>
        {words.minutes(waited ?? 0)}
      </b>
      {card.serviceName !== null && ` · ${card.serviceName}`}
    </>
  );
}

/** The states that a glance must not miss are also said in words where there is room. */
const said: ReadonlySet<ShownState> = new Set(['arrived', 'withDoctor', 'noShow']);

function whatOf(card: BoardCard, state: ShownState, words: Words): string {
  const parts = [said.has(state) ? words.state[state] : null, card.serviceName];
  const text = parts.filter((part) => part !== null).join(' · ');
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
