import type { Intent } from '#shared/domain/intent.ts';

type Seen = NonNullable<Intent['seen']>;
type Span = Pick<Seen, 'start' | 'end'>;

/**
 * What was decided on a visit after a move that had not been sent was decided where that move would have brought it. When the move is
 * taken back, or brought back again, that place is another: else the vendor's own time would look like somebody's change.
 * @param later decisions on the visit behind the move, oldest first
 * @returns those that have not been sent and were seen at `from`, as seen at `to`
 */
export function seenAgain(
  later: readonly Intent[],
  from: Span,
  to: Span,
): readonly (Intent & { readonly seen: Seen })[] {
  return later.flatMap((intent) => {
    const { seen, state } = intent;
    const isUnsent = state === 'held' || state === 'queued';
    if (!isUnsent || seen === null || seen.start !== from.start || seen.end !== from.end) return [];
    return [{ ...intent, seen: { ...seen, start: to.start, end: to.end } }];
  });
}

/** Where a move brings its visit; `null`: it is no move. */
export function targetSpan({ action }: Intent): Span | null {
  if (action.kind !== 'move') return null;
  const { start, duration } = action.to;
  return { start, end: start + duration * 60_000 };
}
