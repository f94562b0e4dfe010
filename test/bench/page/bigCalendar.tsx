import { createElement, type ReactNode, useSyncExternalStore } from 'react';
import { Calendar, dayjsLocalizer } from 'react-big-calendar';
import dayjs from 'dayjs';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import 'react-big-calendar/lib/css/react-big-calendar.css';
import { type Contestant, inWindow } from './contestant.ts';
import { day, until } from './fixture.ts';
import type { BoardCard } from '#shared/contract/board.ts';

interface Visit {
  readonly id: string;
  readonly resourceId: string;
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
}

const localizer = dayjsLocalizer(dayjs);
const resources = day.columns.map((column) => ({
  id: column.addressId,
  title: `${column.doctorName} ${column.doctorSurname}`,
}));
const views = ['day' as const];
const from = new Date(day.from + 7 * 3_600_000);
const to = new Date(day.from + until * 3_600_000);
const ignore = (): void => undefined;

const visitOf = (card: BoardCard, resourceId: string): Visit => ({
  id: card.id,
  resourceId,
  title: `${card.surname}, ${card.name}`,
  start: new Date(card.start),
  end: new Date(card.end),
});

/** react-big-calendar's day view with one resource for each doctor, as its documentation has it. */
export function bigCalendar(): Contestant {
  return {
    name: `react-big-calendar (day, ${day.columns.length} resources)`,
    mount: (stage) => {
      let visits = day.columns.flatMap((column) =>
        column.cards.map((card) => visitOf(card, column.addressId)),
      );
      let redraw: () => void = ignore;
      const listen = (listener: () => void): (() => void) => {
        redraw = listener;
        return ignore;
      };
      const Day = (): ReactNode =>
        createElement(Calendar<Visit, (typeof resources)[number]>, {
          localizer,
          resources,
          views,
          events: useSyncExternalStore(listen, () => visits),
          view: 'day',
          date: from,
          min: from,
          max: to,
          step: 20,
          timeslots: 3,
          toolbar: false,
          onView: ignore,
          onNavigate: ignore,
          style: { height: '100%' },
        });
      const root = createRoot(stage);
      flushSync(() => root.render(createElement(Day)));
      return {
        change: (card, column) => {
          const resourceId = day.columns[column]?.addressId ?? '';
          visits = visits.map((visit) => (visit.id === card.id ? visitOf(card, resourceId) : visit));
          flushSync(redraw);
        },
        count: () => stage.querySelectorAll('.rbc-event').length,
        inSight: () => inWindow(stage.querySelectorAll('.rbc-event')),
        unmount: () => flushSync(() => root.unmount()),
      };
    },
  };
}
