import { type CalendarDate, parseDate } from '@internationalized/date';
import { memo, type ReactNode, useDeferredValue, useState } from 'react';
import { Calendar } from 'react-aria-components';
import type { LocalDate } from '#shared/time/zone.ts';
import { useT } from '../i18n/useT.ts';
import { leadsTo } from '../moving/surface.ts';
import { showDay, useShownDate, useToday } from '../state/day.ts';
import { MonthGrid } from '../ui/MonthGrid.tsx';

/**
 * A month to choose the day from, with arrows, Page keys and a screen reader's words. It turns to the month that is shown, in
 * pauses: its many cells take as long to draw as a day's visits in sight, and those are what is waited for.
 */
export function MiniCalendar({ onChosen }: { readonly onChosen?: () => void }): ReactNode {
  const date = useDeferredValue(useShownDate());
  return <Month date={date} onChosen={onChosen} />;
}

interface MonthProps {
  readonly date: LocalDate;
  readonly onChosen: (() => void) | undefined;
}

/** Drawn again only with the date that was deferred: otherwise the old month would be drawn once more at the press. */
const Month = memo(function Month({ date, onChosen }: MonthProps): ReactNode {
  const t = useT();
  const today = useToday();
  const [followed, setFollowed] = useState(date);
  const [focused, setFocused] = useState<CalendarDate>(() => parseDate(date));
  if (followed !== date) {
    setFollowed(date);
    setFocused(parseDate(date));
  }
  const choose = (chosen: CalendarDate | null): void => {
    if (chosen === null) return;
    showDay(chosen.toString());
    onChosen?.();
  };
  return (
    <Calendar
      className="month"
      aria-label={t('app.day.choose')}
      value={parseDate(date)}
      onChange={choose}
      focusedValue={focused}
      onFocusChange={setFocused}
    >
      <MonthGrid today={today} ofDay={leadsTo} />
    </Calendar>
  );
});
