import { type ReactNode, useMemo, useRef } from 'react';
import { veiledColumn } from '#shared/contract/maskPatients.ts';
import { useStore } from 'zustand';
import { useStaying } from '../ui/useStaying.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { stepDay } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import './board.css';
import './card.css';
import './absent.css';
import { arrange } from '../state/bands.ts';
import { type BoardStore, boardStore } from '../state/boardStore.ts';
import type { ShownDay } from '../state/boardDelta.ts';
import { DayGrid } from './DayGrid.tsx';
import { FreeForCorner } from './FreeForCorner.tsx';
import { FreeForStrip } from './FreeForStrip.tsx';
import { HeadMenu } from './HeadMenu.tsx';
import { HoverStep } from './HoverStep.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useView } from './view.ts';
import { createWords } from './words.ts';
import { columnWords } from './columnWords.ts';
import { hourMs } from '#shared/time/durations.ts';

interface Props {
  readonly store?: BoardStore;
  /** Only the day's shape is drawn, whatever the store still has. */
  readonly veiled?: boolean;
  /** What stands where no calendar is shown. */
  readonly noColumns?: ReactNode;
}

/** The day of all doctors, as the window's board store has it; whoever chooses the day opens it there. */
export function Board({ store = boardStore(), veiled = false, noColumns = null }: Props): ReactNode {
  const { phase, day: read } = useStore(store);
  // Nothing can be done any more with a day that stays: what keys and hands do asks the store.
  const day = useStaying(read, phase === 'reading');
  const t = useT();
  if (phase === 'failed') {
    return (
      <Notice
        urgent
        title={t('board.failed.title')}
        text={t('board.failed.text')}
        action={{ label: t('board.failed.again'), run: () => void store.openAgain() }}
      />
    );
  }
  if (day === null) return <Skeleton text={t('board.reading')} />;
  if (day.columns.length === 0) return noColumns;
  return <Day day={veiled ? veiledShown(day) : day} />;
}

/** By then the clocks of a day on which they change have changed. Milliseconds. */
const noonMs = 12 * hourMs;

/** Also without what has just gone: it fades out by its name. */
const veiledShown = (day: ShownDay): ShownDay => ({
  ...day,
  columns: day.columns.map((column) => ({ ...veiledColumn(column), gone: [] })),
});

function Day({ day: asRead }: { readonly day: ShownDay }): ReactNode {
  const t = useT();
  const formats = useFormats(asRead.timeZone);
  const zoom = useDesk((desk) => desk.settings.zoomMinutes);
  const density = useDesk((desk) => desk.settings.density);
  const grouped = useDesk((desk) => desk.settings.groupByFacility);
  const { day, bands } = useMemo(() => arrange(asRead, grouped), [asRead, grouped]);
  const connection = useDesk((desk) => desk.connection);
  const words = useMemo(() => createWords(t, formats), [t, formats]);
  const wordsOf = useMemo(
    () => columnWords({ t, formats, connection }, asRead.from + noonMs),
    [t, formats, connection, asRead.from],
  );
  const frame = useRef<HTMLDivElement>(null);
  const view = useView(frame);
  const notice = isEmpty(day) ? (
    <Notice
      title={t('board.nobody.title', { date: formats.dayInFull(day.date) })}
      text={t('board.nobody.text')}
      action={{ label: t('board.nobody.nextDay'), run: () => stepDay(1) }}
    />
  ) : null;
  return (
    <div className="board-day">
      <FreeForStrip columns={day.columns} />
      <div ref={frame} className="board-frame" data-bands={bands.length > 0 || undefined}>
        <FreeForCorner columns={day.columns} />
        {view !== null && (
          <DayGrid
            day={day}
            bands={bands}
            zoom={zoom}
            density={density}
            words={words}
            wordsOf={wordsOf}
            view={view}
          />
        )}
        <HoverStep frame={frame} shown={day} />
        <HeadMenu />
        {notice !== null && <div className="board-over">{notice}</div>}
      </div>
    </div>
  );
}

/** Nobody works: every calendar has been read and none has anything. */
function isEmpty(day: ShownDay): boolean {
  return day.columns.every(
    ({ asOf, cards, slots, breaks }) =>
      asOf !== null && cards.length === 0 && slots.length === 0 && breaks.length === 0,
  );
}
