import type { ReactNode } from 'react';
import type { Axis } from './axis.ts';
import { cardGap, withinDay } from './placed.ts';
import type { Words } from './words.ts';
import type { BoardCard } from '#shared/contract/board.ts';

interface GoneProps {
  readonly cards: readonly BoardCard[];
  readonly axis: Axis;
  readonly words: Words;
}

/** What has just left the column fades where it was; only for the eye, and not at all with reduced motion. */
export function Gone({ cards, axis, words }: GoneProps): ReactNode {
  return cards.map((card) => {
    const { top, height } = withinDay(card, axis);
    return (
      <div
        key={`${card.id} ${words.time(card.start)}`}
        className="card card-gone"
        aria-hidden="true"
        style={{ top, height: height - cardGap }}
      >
        <span className="card-who">
          <span className="card-surname">{card.surname}</span>
        </span>
      </div>
    );
  });
}
