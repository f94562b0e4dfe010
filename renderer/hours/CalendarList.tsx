import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import type { CalendarHoursRow } from '#shared/contract/hours.ts';
import { shownName } from '#shared/domain/ownName.ts';
import { isCalled } from '#shared/domain/searchText.ts';
import { placeOf } from '../calendars/calendarWords.ts';
import { moveTabStop } from '../focus/tabStop.ts';
import { useT } from '../i18n/useT.ts';
import { chooseCalendar } from '../state/chosenCalendar.ts';
import { useDesk } from '../state/desk.ts';
import { useInSteps } from '../ui/useInSteps.ts';
import { useHoursList } from './useHoursList.ts';

/** More than the tallest window shows: the others come in the pauses after the first frame. */
const inSight = 40;

/** All calendars of the clinic, found by words of their names and places; the arrows walk them, Enter and a click choose. */
export function CalendarList({ chosen }: { readonly chosen: string }): ReactNode {
  const t = useT();
  const calendars = useDesk((desk) => desk.calendars);
  const rows = useHoursList();
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const withFacility = new Set(calendars.map(({ facilityId }) => facilityId)).size > 1;
  const query = typed.trim();
  const found = useFound(typed.trim(), withFacility);
  const { count, drawAll } = useInSteps({ question: query, all: found.length, atOnce: inSight, more: 60 });
  const drawn = found.slice(0, count);
  const isChosenDrawn = drawn.some(({ addressId }) => addressId === chosen);
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const [first] = found;
    if (event.key === 'Enter' && query !== '' && first !== undefined) chooseCalendar(first.addressId);
    else if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('button')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <aside className="hours-list" aria-label={t('hours.list.label')}>
      <input
        className="hours-find"
        type="search"
        aria-label={t('hours.list.find')}
        placeholder={t('hours.list.find')}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={press}
      />
      <p className={found.length === 0 ? 'meta' : 'visually-hidden'} role="status">
        {query !== '' && t('hours.list.found', { count: found.length, query })}
      </p>
      <ul
        ref={list}
        className="hours-calendars"
        data-keeps-end
        onKeyDown={(event) => {
          drawAll();
          walk(event);
        }}
      >
        {drawn.map((calendar, index) => (
          <Row
            key={calendar.addressId}
            calendar={calendar}
            row={rows.get(calendar.addressId)}
            place={placeOf(calendar, withFacility, t)}
            isChosen={calendar.addressId === chosen}
            isStop={isChosenDrawn ? calendar.addressId === chosen : index === 0}
          />
        ))}
      </ul>
    </aside>
  );
}

interface RowProps {
  readonly calendar: CalendarEntry;
  /** Absent until it is read. */
  readonly row: CalendarHoursRow | undefined;
  readonly place: string;
  readonly isChosen: boolean;
  /** Where Tab comes to. */
  readonly isStop: boolean;
}

/** The calendars that are called so, by the clinic's name, the vendor's and the place; all where nothing was typed. */
function useFound(query: string, withFacility: boolean): readonly CalendarEntry[] {
  const t = useT();
  const calendars = useDesk((desk) => desk.calendars);
  return useMemo(
    () =>
      query === ''
        ? calendars
        : calendars.filter((calendar) =>
            isCalled(
              `${shownName(calendar)} ${calendar.doctor} ${placeOf(calendar, withFacility, t)}`,
              query,
            ),
          ),
    [calendars, query, withFacility, t],
  );
}

/** A native button: a hospital's two hundred of a library's take a tenth of a second. */
const Row = memo(function Row({ calendar, row, place, isChosen, isStop }: RowProps): ReactNode {
  const t = useT();
  const mark = row?.damaged ? 'damaged' : row?.draft ? 'draft' : null;
  return (
    <li>
      <button
        type="button"
        className="hours-calendar"
        aria-current={isChosen ? 'true' : undefined}
        tabIndex={isStop ? 0 : -1}
        onClick={() => chooseCalendar(calendar.addressId)}
      >
        <span
          className="hours-colour"
          style={{ '--doctor': `var(--doctor-${calendar.colour})` } as CSSProperties}
        />
        <span className="hours-name" title={shownName(calendar)}>
          {shownName(calendar)}
        </span>
        {mark !== null && (
          <span className="hours-mark" data-mark={mark}>
            {t(`hours.list.${mark}`)}
          </span>
        )}
        <span className="hours-place" title={place}>
          {place}
        </span>
        {row !== undefined && <span className="visually-hidden">{t(`hours.list.${row.kept}`)}</span>}
      </button>
    </li>
  );
});

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

/** Arrows go from one calendar to the next. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const by = steps[event.key];
  if (by === undefined) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.hours-calendar')];
  const at = all.findIndex((button) => button === document.activeElement);
  const to = all[Math.max(0, Math.min(all.length - 1, at + by))];
  if (to === undefined) return;
  event.preventDefault();
  moveTabStop(event.currentTarget, to, '.hours-calendar');
  to.focus();
}
