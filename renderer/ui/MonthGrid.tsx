import type { CalendarDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as PressButton,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components';
import type { LocalDate } from '#shared/time/zone.ts';

interface Props {
  readonly today: LocalDate;
  /** What else a day carries, such as that a visit can be dropped on it. */
  readonly ofDay?: (date: LocalDate) => object;
}

/** The inside of a Calendar: its name, the ways to the months beside it, and its days. */
export function MonthGrid({ today, ofDay = () => ({}) }: Props): ReactNode {
  const classOf = (day: CalendarDate): string =>
    day.toString() === today ? 'month-day month-today tabular' : 'month-day tabular';
  return (
    <>
      <header className="month-head">
        <PressButton slot="previous" className="press" data-rank="quiet">
          <ChevronLeft size={16} aria-hidden />
        </PressButton>
        <Heading className="month-name" />
        <PressButton slot="next" className="press" data-rank="quiet">
          <ChevronRight size={16} aria-hidden />
        </PressButton>
      </header>
      <CalendarGrid className="month-grid" weekdayStyle="narrow">
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>
          {(day) => <CalendarCell date={day} {...ofDay(day.toString())} className={classOf(day)} />}
        </CalendarGridBody>
      </CalendarGrid>
    </>
  );
}
