import { Calendar } from '@fullcalendar/core';
import timeGrid from '@fullcalendar/timegrid';
import { type Contestant, inWindow } from './contestant.ts';
import { day, until } from './fixture.ts';
import type { BoardCard } from '#shared/contract/board.ts';

const eventOf = (card: BoardCard): { id: string; title: string; start: number; end: number } => ({
  id: card.id,
  title: `${card.surname}, ${card.name}`,
  start: card.start,
  end: card.end,
});

/**
 * FullCalendar's doctors side by side are a paid plug-in, so the free time grid is compared: one calendar of a day for each
 * doctor, beside each other, with the same visits.
 */
export function fullCalendar(): Contestant {
  return {
    name: `FullCalendar (${day.columns.length} time grids)`,
    mount: (stage) => {
      stage.style.display = 'grid';
      stage.style.gridTemplateColumns = `repeat(${day.columns.length}, minmax(144px, 1fr))`;
      stage.style.overflow = 'auto';
      const calendars = day.columns.map((column) => {
        const host = stage.appendChild(document.createElement('div'));
        const options = {
          plugins: [timeGrid],
          initialView: 'timeGridDay',
          initialDate: day.date,
          headerToolbar: false as const,
          allDaySlot: false,
          slotDuration: '00:20:00',
          slotMinTime: '07:00:00',
          slotMaxTime: `${until}:00:00`,
          height: '100%',
          events: column.cards.map(eventOf),
          now: day.from,
        };
        const calendar = new Calendar(host, options);
        calendar.render();
        return calendar;
      });
      return {
        change: (card, column) => {
          const event = calendars[column]?.getEventById(card.id);
          event?.setProp('title', eventOf(card).title);
          event?.setDates(card.start, card.end);
        },
        count: () => stage.querySelectorAll('.fc-timegrid-event').length,
        inSight: () => inWindow(stage.querySelectorAll('.fc-timegrid-event')),
        unmount: () => {
          for (const calendar of calendars) calendar.destroy();
          stage.removeAttribute('style');
        },
      };
    },
  };
}
