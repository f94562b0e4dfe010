import { type CSSProperties, memo, type ReactNode } from 'react';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import { marks } from '../design/icons.tsx';
import { HeadPress } from './HeadPress.tsx';
import type { Words } from './words.ts';
import type { BoardColumn } from '#shared/contract/board.ts';

interface HeadProps {
  readonly column: BoardColumn;
  readonly index: number;
  /** Of which day its menu is. */
  readonly date: LocalDate;
  /** The facility is said where the board shows more than one. */
  readonly withFacility: boolean;
  /** Another facility begins after it. */
  readonly endsFacility: boolean;
  /** When this column was read, where that is noticeably longer ago than for the rest. */
  readonly age: EpochMs | null;
  readonly words: Words;
  /** How far its clock is from the scale's; `null`: not at all. */
  readonly clock: string | null;
}

/** Whose column it is. Stays in sight when the day is scrolled. */
export const Head = memo(function Head({
  column,
  index,
  date,
  withFacility,
  endsFacility,
  age,
  words,
  clock,
}: HeadProps): ReactNode {
  const about = aboutOf(column, withFacility);
  return (
    <div
      role="columnheader"
      className="board-head"
      aria-colindex={index + 2}
      data-ends-facility={endsFacility || undefined}
      style={{ '--doctor': `var(--doctor-${column.colour})` } as CSSProperties}
    >
      <span className="head-doctor" title={words.doctor(column)}>
        {column.doctorName !== '' && <span className="head-first">{column.doctorName} </span>}
        <span className="head-surname">{column.doctorSurname}</span>
      </span>
      <span className="head-about">
        {column.onlineOnly && (
          <span className="head-online">
            {marks.video}
            <span className="visually-hidden">{words.t('board.online')}</span>
          </span>
        )}
        {clock !== null && (
          <span
            className="head-clock tabular"
            title={words.t('board.otherClock.title', { difference: clock })}
          >
            {words.t('board.otherClock.short', { difference: clock })}
          </span>
        )}
        {age === null ? (
          <span className="head-place" title={about}>
            {about}
          </span>
        ) : (
          <span className="head-age">{words.t('board.asOf', { time: words.time(age) })}</span>
        )}
      </span>
      <HeadPress
        addressId={column.addressId}
        date={date}
        room="head"
        label={words.t('away.menu.label')}
        title={[words.doctor(column), about].filter((part) => part !== '').join('\n')}
      />
    </div>
  );
});

function aboutOf(column: BoardColumn, withFacility: boolean): string {
  const place = withFacility ? column.facilityName : null;
  return [column.specialization, place].filter((part) => part !== null && part !== '').join(' · ');
}
