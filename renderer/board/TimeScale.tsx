import { memo, useMemo, type ReactNode } from 'react';
import type { TimeZone } from '#shared/time/zone.ts';
import { type Axis, heightOf, type Tick, ticksOf, type Zoom } from './axis.ts';
import type { Words } from './words.ts';

interface TimeScaleProps {
  readonly axis: Axis;
  readonly zoom: Zoom;
  readonly timeZone: TimeZone;
  readonly words: Words;
}

/** The clinic's wall clock down the left edge. An hour that comes twice is shown twice and says so. */
export const TimeScale = memo(function TimeScale({ axis, zoom, timeZone, words }: TimeScaleProps): ReactNode {
  const ticks = useMemo(() => ticksOf(axis, zoom, timeZone), [axis, zoom, timeZone]);
  return (
    <div role="rowheader" className="board-scale" aria-colindex={1} style={{ height: heightOf(axis) }}>
      <span className="visually-hidden">{words.t('board.time')}</span>
      {ticks.map((tick) => (
        <TickLabel key={tick.at} tick={tick} words={words} />
      ))}
    </div>
  );
});

function TickLabel({ tick, words }: { readonly tick: Tick; readonly words: Words }): ReactNode {
  return (
    <span className="tick" aria-hidden="true" data-hour={tick.hour || undefined} style={{ top: tick.y }}>
      {words.time(tick.at)}
      {tick.mark !== null && tick.hour && (
        <span className="tick-mark">{words.t(`board.clock.${tick.mark}`)}</span>
      )}
    </span>
  );
}
