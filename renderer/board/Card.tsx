import { memo, type CSSProperties, type ReactNode } from 'react';
import type { BoardCard } from '#shared/contract/views.ts';
import type { ShownState } from '#shared/domain/shownState.ts';
import { marks } from '../design/icons.tsx';
import { marksOf } from './marksOf.tsx';
import { cutName, lengthOf } from './name.ts';
import type { Words } from './words.ts';

export interface CardProps {
  readonly card: BoardCard;
  readonly state: ShownState;
  /** The visit is over by the clock. */
  readonly past: boolean;
  /** Its start is on no line of the scale, so the card says it. */
  readonly offGrid: boolean;
  /** Pixels from the column's top. */
  readonly top: number;
  /** Pixels. */
  readonly height: number;
  /** Per cent of the column's width. */
  readonly left: number;
  readonly width: number;
  /** The revision that brought it while the day was on the screen; it glows once for each. */
  readonly news: number | undefined;
  readonly words: Words;
}

/** From this height on, a card has a second line. */
const twoLines = 40;
const threeLines = 58;

/** A surname with more letters than this takes two lines in a narrow column, and so the place of the second. */
const wraps = 20;

/** One visit. What it says to ears is full and in one order; its face is for the eye alone. All its properties are values or stable objects, so a change elsewhere never draws it again. */
export const Card = memo(function Card(props: CardProps): ReactNode {
  const { card, state, words } = props;
  const label = words.card(card, state);
  const lines = props.height >= twoLines ? 2 : 1;
  const withWhat = props.height >= (card.surname.length > wraps ? threeLines : twoLines);
  return (
    <button
      type="button"
      className="card"
      data-item={card.id}
      data-state={state}
      data-past={props.past || undefined}
      data-lines={lines}
      data-lane={props.width < 100 || undefined}
      data-needs-person={card.needsPerson || undefined}
      data-glow={props.news === undefined ? undefined : props.news % 2}
      style={placeOf(props)}
      tabIndex={-1}
      title={label}
    >
      <span className="visually-hidden">{label}</span>
      <Who card={card} time={props.offGrid ? words.time(card.start) : null} />
      {withWhat && <What card={card} state={state} words={words} />}
      {marksOf(card, state)}
      {card.needsPerson && <span className="card-corner">{marks.exclamation}</span>}
    </button>
  );
});

function placeOf({ top, height, left, width }: CardProps): CSSProperties {
  if (width === 100) return { top, height };
  return {
    top,
    height,
    left: `calc(${left}% + 3px)`,
    width: `calc(${width}% - ${left + width > 99.9 ? 6 : 4}px)`,
  };
}

/** Surname, first name: the surname is never cut, the first name in its middle. */
function Who({ card, time }: { readonly card: BoardCard; readonly time: string | null }): ReactNode {
  const first = cutName(card.name);
  return (
    <span className="card-who" aria-hidden="true" data-long={lengthOf(card.surname)}>
      {time !== null && <span className="card-time">{time}</span>}
      <span className="card-surname">{card.surname}</span>
      {first.head !== '' && (
        <span className="card-first">
          <span className="card-cut">
            <span className="card-head">, {first.head}</span>
            {first.tail}
          </span>
        </span>
      )}
    </span>
  );
}

/** The states that a glance must not miss are also said in words where there is room. */
const said: ReadonlySet<ShownState> = new Set(['arrived', 'noShow']);

function What({ card, state, words }: Pick<CardProps, 'card' | 'state' | 'words'>): ReactNode {
  const parts = [said.has(state) ? words.state[state] : null, card.serviceName];
  return (
    <span className="card-what" aria-hidden="true">
      {parts.filter((part) => part !== null).join(' · ')}
    </span>
  );
}
