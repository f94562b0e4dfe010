import type { z } from 'zod';
import { activityRequests } from './activity.ts';
import { appEvents, appRequests } from './app.ts';
import { arrivalsRequests } from './arrivals.ts';
import { attentionEvents, attentionRequests } from './attention.ts';
import { awayEvents, awayRequests } from './away.ts';
import { boardEvents, boardRequests } from './board.ts';
import { breaksRequests } from './breaks.ts';
import { calendarsEvents, calendarsRequests } from './calendars.ts';
import { connectionEvents, connectionRequests } from './connection.ts';
import { copiesRequests } from './copies.ts';
import { freeTimesRequests } from './freeTimes.ts';
import { hoursEvents, hoursRequests } from './hours.ts';
import { hoursFileRequests } from './hoursFile.ts';
import { lineEvents, lineRequests } from './line.ts';
import { lockEvents, lockRequests } from './lock.ts';
import { mappingEvents, mappingRequests } from './mapping.ts';
import { newsEvents, newsRequests } from './news.ts';
import { printingRequests } from './printing.ts';
import { publishingEvents, publishingRequests } from './publishing.ts';
import { searchRequests } from './search.ts';
import { servicesEvents, servicesRequests } from './services.ts';
import { settingsEvents, settingsRequests } from './settings.ts';
import { staffEvents, staffRequests } from './staff.ts';
import { undoRequests } from './undo.ts';
import { visitsRequests } from './visits.ts';
import { weekEvents, weekRequests } from './week.ts';
import type { EventTable, RequestTable } from './table.ts';

/**
 * The one table of what the renderer may ask of main, of the tables of all capabilities. Main validates with it, both ways, and the
 * types of both ends are inferred from it. A handler answers with a value, or with a `Problem`.
 */
export const requests = {
  ...appRequests,
  ...connectionRequests,
  ...lineRequests,
  ...boardRequests,
  ...weekRequests,
  ...visitsRequests,
  ...breaksRequests,
  ...awayRequests,
  ...undoRequests,
  ...freeTimesRequests,
  ...hoursRequests,
  ...hoursFileRequests,
  ...arrivalsRequests,
  ...searchRequests,
  ...attentionRequests,
  ...calendarsRequests,
  ...mappingRequests,
  ...staffRequests,
  ...lockRequests,
  ...newsRequests,
  ...printingRequests,
  ...copiesRequests,
  ...publishingRequests,
  ...activityRequests,
  ...servicesRequests,
  ...settingsRequests,
} as const satisfies RequestTable;

/** What main tells the renderer unasked. */
export const events = {
  ...boardEvents,
  ...weekEvents,
  ...lineEvents,
  ...connectionEvents,
  ...servicesEvents,
  ...settingsEvents,
  ...calendarsEvents,
  ...hoursEvents,
  ...awayEvents,
  ...mappingEvents,
  ...staffEvents,
  ...lockEvents,
  ...newsEvents,
  ...attentionEvents,
  ...publishingEvents,
  ...appEvents,
} as const satisfies EventTable;

export type RequestName = keyof typeof requests;
export type RequestOf<N extends RequestName> = z.infer<(typeof requests)[N]['request']>;
export type ResponseOf<N extends RequestName> = z.infer<(typeof requests)[N]['response']>;
export type EventName = keyof typeof events;
export type EventOf<N extends EventName> = z.infer<(typeof events)[N]>;
