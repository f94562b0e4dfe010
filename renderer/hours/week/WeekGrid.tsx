import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { HoursService } from '#shared/contract/hours.ts';
import { clockTimeOf, minutesOf, minutesPerDay } from '#shared/domain/availability/clockTime.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { clockWords } from '../../i18n/clockWords.ts';
import { weekdays } from '../hoursWords.ts';
import { Block } from './Block.tsx';
import { rangeOfDrag } from './gridDrag.ts';
import { pressOnGrid } from './gridKeys.ts';
import type { Chosen, WeekActions } from './place.ts';
import { useGridDrag } from './useGridDrag.ts';

interface Props {
  readonly label: string;
  /** Seven days, Monday first. */
  readonly days: readonly (readonly Period[])[];
  readonly services: readonly HoursService[];
  readonly chosen: Chosen;
  readonly actions: WeekActions;
}

/** How much of an hour before the first period is in sight at first, and where an empty week begins. Minutes. */
const before = 30;
const morning = 7 * 60;

/** What the days and their heads are scrolled in. */
const scroller = { className: 'hours-grid', role: 'grid', 'data-keeps-end': true } as const;

/** The week on a grid of times: periods are drawn, moved and lengthened by a hand, or walked and changed by keys. */
export function WeekGrid({ label, days, services, chosen, actions }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const frame = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { drag, hands } = useGridDrag(body, days, actions);
  useFirstPeriod(frame, body, days);
  const names = weekdays(formats.tag, 'short');
  return (
    <div ref={frame} {...scroller} aria-label={label} onKeyDown={keysOf(days, actions)}>
      <div className="hours-grid-head" role="row">
        {days.map((day, index) => (
          <div key={index} role="columnheader">
            <button
              type="button"
              className="hours-day-name"
              data-head={index}
              data-stop
              aria-pressed={chosen.day === index}
              tabIndex={chosen.day === index && chosen.period === null ? 0 : -1}
              onClick={() => actions.choose(index, null)}
            >
              {names[index]}
              <span className="hours-day-sum tabular">{sumWords(day, t)}</span>
            </button>
          </div>
        ))}
      </div>
      <div ref={body} className="hours-grid-body" role="row" {...hands}>
        <Scale />
        {days.map((day, index) => (
          <div
            key={index}
            className="hours-day"
            role="gridcell"
            data-day={index}
            data-chosen={chosen.day === index || undefined}
          >
            {day.map((period, at) => (
              <Block
                key={at}
                period={period}
                at={at}
                services={services}
                isChosen={chosen.day === index && chosen.period === at}
                isHeld={drag?.from.day === index && drag.from.period === at}
                onChoose={() => actions.choose(index, at)}
              />
            ))}
            {drag?.day === index && (
              <div className="hours-ghost tabular" style={placeOf(drag.start, drag.end)}>
                {clockWords(rangeOfDrag(drag).start, formats)}–{clockWords(rangeOfDrag(drag).end, formats)}
              </div>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

const keysOf =
  (days: Props['days'], actions: WeekActions) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    if (pressOnGrid(event, days, actions)) event.preventDefault();
  };

/** Hours of the clock, for eyes. */
function Scale(): ReactNode {
  const formats = useFormats();
  return (
    <div className="hours-scale tabular" aria-hidden>
      {Array.from({ length: 23 }, (_, index) => (
        <span key={index} style={{ top: `${((index + 1) / 24) * 100}%` }}>
          {clockWords(clockTimeOf((index + 1) * 60), formats).replace(/^0/, '')}
        </span>
      ))}
    </div>
  );
}

const placeOf = (start: number, end: number) => ({
  top: `${(start / minutesPerDay) * 100}%`,
  height: `${((end - start) / minutesPerDay) * 100}%`,
});

function sumWords(day: readonly Period[], t: ReturnType<typeof useT>): string {
  const minutes = day.reduce(
    (sum, { start, end }) => sum + Math.max(0, minutesOf(end) - minutesOf(start)),
    0,
  );
  if (minutes === 0) return t('hours.day.none');
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? t('hours.day.hours', { hours }) : t('hours.day.sum', { hours, minutes: rest });
}

/** Another week begins where its first period does. */
function useFirstPeriod(
  frame: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  days: Props['days'],
): void {
  const done = useRef(false);
  useEffect(() => {
    const [list, inner] = [frame.current, body.current];
    if (done.current || list === null || inner === null) return;
    done.current = true;
    const starts = days.flat().map(({ start }) => minutesOf(start));
    const first = starts.length === 0 ? morning : Math.min(morning, ...starts);
    list.scrollTop = (Math.max(0, first - before) / minutesPerDay) * inner.offsetHeight;
  });
}
