import type { ReactNode } from 'react';
import type { BoardCard } from '#shared/contract/views.ts';
import { type Axis, yOf } from './axis.ts';
import { cardGap } from './placed.ts';
import type { Words } from './words.ts';

interface GoneProps {
  readonly cards: readonly BoardCard[];
  readonly axis: Axis;
  readonly words: Words;
}

/** What has just left the column fades where it was; only for the eye, and not at all with reduced motion. */
export function Gone({ cards, axis, words }: GoneProps): ReactNode {
  return cards.map((card) => {
    const top = yOf(axis, card.start);
    return (
      <div
        key={`${card.id} ${words.time(card.start)}`}
        className="card card-gone"
        aria-hidden="true"
        style={{ top, height: yOf(axis, card.end) - top - cardGap }}
      >
        <span className="card-who">
          <span className="card-surname">{card.surname}</span>
        </span>
      </div>
    );
  });
}
