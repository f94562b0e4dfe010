import type {
  CalendarChange,
  CalendarChanged,
  CalendarMove,
  CalendarsView,
} from '#shared/contract/calendars.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** How the clinic wants its calendars on the board. Nothing of it concerns the vendor: what is hidden is kept in step as ever. */
export interface Calendars {
  view(): CalendarsView;
  change(wanted: CalendarChange): CalendarChanged;
  /** At the end of the order nothing happens. */
  move(wanted: CalendarMove): void;
  /** Puts every hidden calendar back on the board. */
  showAll(): void;
}

/** Whether this computer's clock is off, by what the vendor's answers say. */
export interface WrongClock {
  /** `null`: it is right, or nobody can tell yet. */
  view(): Problem | null;
  /** After a turn that brought answers. */
  look(): void;
}
