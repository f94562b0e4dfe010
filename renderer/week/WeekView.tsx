import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import '../board/board.css';
import '../board/card.css';
import '../board/absent.css';
import { FreeForCorner } from '../board/FreeForCorner.tsx';
import { HeadMenu } from '../board/HeadMenu.tsx';
import { HoverStep } from '../board/HoverStep.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../board/Skeleton.tsx';
import { useView } from '../board/view.ts';
import { createWords } from '../board/words.ts';
import { NoColumns } from '../calendars/NoColumns.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useDragBreak } from '../breaks/useDragBreak.ts';
import { useDragging } from '../moving/useDragging.ts';
import { useShownDate, useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import './week.css';
import { WeekBar } from './WeekBar.tsx';
import { dayOnScreen, firstOfWeek } from './weekDays.ts';
import { useWeekDoctor } from './weekDoctor.ts';
import { WeekGrid } from './WeekGrid.tsx';
import { type ShownWeek, weekStore } from '../state/weekStore.ts';
import { useWeekSurface } from './weekSurface.ts';

/** The week of one doctor around the shown day: the same cards in the same columns, one for each day. */
export function WeekView(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const from = firstOfWeek(useShownDate(), formats.tag);
  const store = weekStore();
  const { phase, week } = useStore(store);
  useOpenWeek(from);
  useDragging(useWeekSurface(store, from));
  useDragBreak((date) => dayOnScreen(store.getState().week, date));
  if (phase === 'failed') {
    return (
      <Notice
        urgent
        title={t('board.week.failed')}
        text={t('board.failed.text')}
        action={{ label: t('board.failed.again'), run: () => void store.openAgain() }}
      />
    );
  }
  if (week?.addressId === null) return <NoColumns />;
  return (
    <div className="week">
      <WeekBar week={week} />
      {week === null ? <Skeleton text={t('board.week.reading')} /> : <Week week={week} />}
    </div>
  );
}

function Week({ week }: { readonly week: ShownWeek }): ReactNode {
  const t = useT();
  const formats = useFormats(week.days[0]?.timeZone);
  const zoom = useDesk((desk) => desk.settings.zoomMinutes);
  const density = useDesk((desk) => desk.settings.density);
  const words = useMemo(() => createWords(t, formats), [t, formats]);
  const columns = useMemo(() => week.days.flatMap((day) => day.columns), [week.days]);
  const frame = useRef<HTMLDivElement>(null);
  const view = useView(frame);
  return (
    <div ref={frame} className="board-frame">
      <FreeForCorner columns={columns} />
      {view !== null && (
        <WeekGrid week={week} zoom={zoom} density={density} words={words} view={view} formats={formats} />
      )}
      <HoverStep frame={frame} shown={week} />
      <HeadMenu />
    </div>
  );
}

/**
 * Opens the week of the chosen doctor, again at midnight, when the desk is connected anew and when calendars come, go or are called
 * otherwise; main stops watching it at the end.
 */
function useOpenWeek(from: string): void {
  const addressId = useWeekDoctor((doctor) => doctor.addressId);
  const today = useToday();
  const connection = useDesk((desk) => desk.connection);
  const calendars = useDesk((desk) =>
    JSON.stringify(
      desk.calendars.map(({ addressId: id, doctor, ownName, shown }) => [id, doctor, ownName, shown]),
    ),
  );
  useEffect(() => {
    if (connection.kind !== 'none') void weekStore().open({ addressId, from });
  }, [addressId, from, today, connection, calendars]);
  useEffect(() => () => weekStore().leave(), []);
}
