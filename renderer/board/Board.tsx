import { type ReactNode, useMemo, useRef } from 'react';
import { veiledColumn } from '#shared/contract/veil.ts';
import { useStore } from 'zustand';
import { useStaying } from '../app/useStaying.ts';
import { NoColumns } from '../calendars/NoColumns.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useDragging } from '../moving/useDragging.ts';
import { stepDay } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import './board.css';
import './card.css';
import './absent.css';
import { arrange } from './bands.ts';
import { type BoardStore, boardStore } from './boardStore.ts';
import type { ShownDay } from './boardDelta.ts';
import { DayGrid } from './DayGrid.tsx';
import { useDaySurface } from './daySurface.ts';
import { FreeForCorner } from './FreeForCorner.tsx';
import { FreeForStrip } from './FreeForStrip.tsx';
import { HoverStep } from './HoverStep.tsx';
import { Notice } from './Notice.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useView } from './view.ts';
import { createWords } from './words.ts';

interface Props {
  readonly store?: BoardStore;
  /** Only the day's shape is drawn, whatever the store still has. */
  readonly veiled?: boolean;
}

/** The day of all doctors, as the window's board store has it; whoever chooses the day opens it there. */
export function Board({ store = boardStore(), veiled = false }: Props): ReactNode {
  const { phase, day: read } = useStore(store);
  // Nothing can be done any more with a day that stays: what keys and hands do asks the store.
  const day = useStaying(read, phase === 'reading');
  useDragging(useDaySurface(store));
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
  if (day.columns.length === 0) return <NoColumns />;
  return <Day day={veiled ? veiledShown(day) : day} />;
}

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
  const words = useMemo(() => createWords(t, formats), [t, formats]);
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
          <DayGrid day={day} bands={bands} zoom={zoom} density={density} words={words} view={view} />
        )}
        <HoverStep frame={frame} />
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
