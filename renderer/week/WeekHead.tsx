import type { ReactNode } from 'react';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import type { ShownColumn } from '../state/boardDelta.ts';
import { HeadPress } from '../board/HeadPress.tsx';
import type { Words } from '../board/words.ts';
import type { Formats } from '#shared/messages/formats.ts';
import { showDay } from '../state/day.ts';
import { showView } from '../state/shownView.ts';

interface Props {
  readonly date: LocalDate;
  readonly index: number;
  readonly column: ShownColumn;
  readonly isToday: boolean;
  readonly quiet: boolean;
  /** When this day was read, where that is noticeably longer ago than for the rest. */
  readonly age: EpochMs | null;
  readonly words: Words;
  readonly formats: Formats;
}

/** Which day a column is. A press leads to that day of all doctors. */
export function WeekHead({ date, index, column, isToday, quiet, age, words, formats }: Props): ReactNode {
  const { t } = words;
  const visits = column.cards.filter(({ status }) => status !== 'canceled');
  const about = quiet ? t('board.week.nothing') : t('board.week.visits', { count: visits.length });
  const openDay = (): void => {
    showDay(date);
    showView('day');
  };
  return (
    <div
      role="columnheader"
      className="board-head"
      aria-colindex={index + 2}
      data-today={isToday || undefined}
    >
      <button
        type="button"
        className="week-day"
        title={t('board.week.openDay', { date: formats.dayInFull(date) })}
        {...(isToday ? { 'aria-current': 'date' } : {})}
        onClick={openDay}
      >
        {formats.dayOfMonth(date)}
      </button>
      {age === null ? (
        <span className="head-about">{column.asOf === null ? '' : about}</span>
      ) : (
        <span className="head-age head-about">{t('board.asOf', { time: words.time(age) })}</span>
      )}
      <HeadPress
        addressId={column.addressId}
        date={date}
        room="corner"
        label={`${t('away.menu.label')}, ${formats.dayInFull(date)}`}
      />
    </div>
  );
}
