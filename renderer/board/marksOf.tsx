import type { ReactElement, ReactNode } from 'react';
import type { ShownState } from '#shared/domain/shownState.ts';
import { marks } from '../design/icons.tsx';
import type { BoardCard } from '#shared/contract/board.ts';

/** The mark of each state; the expected have none, because most are. */
const ofState: Readonly<Record<ShownState, ReactElement | null>> = {
  expected: null,
  confirmed: marks.check,
  arrived: marks.seated,
  withDoctor: marks.door,
  done: marks.doubleCheck,
  noShow: marks.crossedCircle,
  cancelled: null,
};

export type MarkName = 'state' | 'began' | 'notSent' | 'online' | 'comment';

/** At most this many at the right edge of a card; the red corner of what needs a person takes the place of one. */
const atMost = 3;

/** Which marks a card wants, the most urgent first; what finds no room stands in the title and the panel. */
export function markNames(
  card: BoardCard,
  state: ShownState,
  cut: 'above' | 'below' | null = null,
): MarkName[] {
  const names: MarkName[] = [];
  if (cut === 'above') names.push('began');
  if (card.notSent) names.push('notSent');
  if (ofState[state] !== null) names.push('state');
  if (card.online) names.push('online');
  if (card.hasComment) names.push('comment');
  return names.slice(0, card.needsPerson ? atMost - 1 : atMost);
}

const ofName: Readonly<Record<Exclude<MarkName, 'state'>, ReactElement>> = {
  began: marks.began,
  notSent: marks.clock,
  online: marks.video,
  comment: marks.comment,
};

/** Finished rows of marks by their names: there are few different ones and thousands of cards. */
const rows = new Map<string, ReactNode>([['', null]]);

/** The marks of a card; nothing where there are none, as on most. */
export function marksOf(names: readonly MarkName[], state: ShownState): ReactNode {
  const key = names.map((name) => (name === 'state' ? state : name)).join(' ');
  const known = rows.get(key);
  if (known !== undefined) return known;
  const elements = names.map((name) => (name === 'state' ? ofState[state] : ofName[name]));
  const row = <Row>{elements}</Row>;
  rows.set(key, row);
  return row;
}

function Row({ children }: { readonly children: readonly (ReactElement | null)[] }): ReactNode {
  const [first, second, third] = children;
  return (
    <span className="card-marks">
      {first}
      {second}
      {third}
    </span>
  );
}
