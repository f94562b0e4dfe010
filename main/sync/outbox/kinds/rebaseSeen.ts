import type { Action, IntentOf } from '#shared/domain/intentOf.ts';

type Seen = NonNullable<IntentOf<Action>['seen']>;
type Span = Pick<Seen, 'start' | 'end'>;

/**
 * What was decided on a visit after a move that had not been sent was decided where that move would have brought it. When the move is
 * taken back, or brought back again, that place is another: else the vendor's own time would look like somebody's change.
 * @param later decisions on the visit behind the move, oldest first
 * @returns those that have not been sent and were seen at `from`, as seen at `to`
 */
export function rebaseSeen(
  later: readonly Pick<IntentOf<Action>, 'id' | 'state' | 'seen'>[],
  from: Span,
  to: Span,
): readonly (Pick<IntentOf<Action>, 'id' | 'state'> & { readonly seen: Seen })[] {
  return later.flatMap(({ id, seen, state }) => {
    const isUnsent = state === 'held' || state === 'queued';
    if (!isUnsent || seen === null || seen.start !== from.start || seen.end !== from.end) return [];
    return [{ id, state, seen: { ...seen, start: to.start, end: to.end } }];
  });
}
