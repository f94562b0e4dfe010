import { z } from 'zod';
import { stepsTaken, stepsWanted, takenStep, unsettledDay, waitingPatient } from './arrivals.ts';
import { activityPage, activityRequest } from './activity.ts';
import { calendarChange, calendarChanged, calendarMove, calendarsView } from './calendars.ts';
import { foundVisits, knownPatient } from './finding.ts';
import { lockOpened, lockPin, lockPinSaved, lockView } from './lock.ts';
import { newsArrived, newsView } from './news.ts';
import { leftDesk } from './paper.ts';
import { staffEntry, staffSaved, staffSwitched, staffView } from './staff.ts';
import { lastDecision } from './undo.ts';
import { bookableService, decided, decision, freeTime, outboxView, visitDetails } from './visits.ts';
import { boardWeek } from './week.ts';
import {
  appInfo,
  boardDay,
  boardDelta,
  connection,
  diagnostics,
  epochMs,
  importProgress,
  lineState,
  localDate,
  marketplaceLocale,
  problem,
  settings,
} from './views.ts';

/**
 * The one table of what the renderer may ask of main. Both ends validate with it, the preload is made from it, and the
 * types of both are inferred from it. A handler answers with a value, or with a `Problem`.
 */
export const requests = {
  'app.info': { request: z.null(), response: appInfo },
  'connection.get': { request: z.null(), response: connection },
  /** Tries the credentials without keeping them. Two marketplaces never share credentials. */
  'connection.test': {
    request: z.object({ locale: marketplaceLocale, clientId: z.string().min(1), secret: z.string().min(1) }),
    response: z.object({ facilities: z.array(z.string()) }),
  },
  /** Keeps the credentials (the secret in the keychain) and begins the first import. */
  'connection.save': {
    request: z.object({ locale: marketplaceLocale, clientId: z.string().min(1), secret: z.string().min(1) }),
    response: connection,
  },
  /** Starts a practice clinic inside the desk and works on it, beside and apart from any live data. */
  'connection.practice': {
    request: z.object({ locale: marketplaceLocale, size: z.enum(['small', 'clinic', 'hospital']) }),
    response: connection,
  },
  /** Leaves the practice clinic and shows the set-up, or the live clinic if there is one. */
  'connection.leavePractice': { request: z.null(), response: connection },
  'line.get': { request: z.null(), response: lineState },
  'import.get': { request: z.null(), response: importProgress },
  /** Looks for news now instead of at the next turn. */
  'sync.now': { request: z.null(), response: z.null() },
  /** Answers the day and from then on pushes `board.delta` for it; a window watches one day at a time. */
  'board.open': { request: z.object({ date: localDate.nullable() }), response: boardDay },
  /** Answers a week of one calendar (`null`: the first) and from then on pushes `week.delta` for its days, until it is closed. */
  'week.open': {
    request: z.object({ addressId: z.string().min(1).nullable(), from: localDate }),
    response: boardWeek,
  },
  'week.close': { request: z.null(), response: z.null() },
  /** Everything known of one visit; `null`: the desk knows no such visit any more. */
  'visits.get': { request: z.object({ bookingId: z.string().min(1) }), response: visitDetails.nullable() },
  /** Durable when it comes back; carried to the vendor after the undo window, whenever the line allows. */
  'visits.decide': { request: decision, response: decided },
  'visits.undo': {
    request: z.object({ intentId: z.string().min(1) }),
    response: z.enum(['undone', 'tooLate', 'laterOnesFirst']),
  },
  /** What whoever is at the desk decided last here, lately, with the way back from it; `null`: nothing. */
  'visits.last': { request: z.null(), response: lastDecision.nullable() },
  /** Free times from `from` on: of one calendar, or of all calendars of its facility. At most 200, by time. */
  'visits.freeTimes': {
    request: z.object({
      addressId: z.string().min(1),
      scope: z.enum(['address', 'facility']),
      from: epochMs,
      to: epochMs,
    }),
    response: z.array(freeTime),
  },
  /** Free times of all calendars that take a service, by start; each tells this service alone. */
  'visits.nextFree': {
    request: z.object({ service: z.string().min(1), from: epochMs, to: epochMs }),
    response: z.array(freeTime),
  },
  /** For which visits were cancelled here lately, the latest first. */
  'visits.cancelReasons': { request: z.null(), response: z.array(z.string()) },
  /** What can be booked anywhere here, by name, each once. */
  'visits.services': { request: z.null(), response: z.array(bookableService) },
  /** The desk's own facts, durable when it comes back, with what follows from them for the vendor. */
  'arrivals.step': { request: stepsWanted, response: stepsTaken },
  /** Takes steps back that are still the last of their visits; `told` counts those that the vendor had heard of already. */
  'arrivals.undo': {
    request: z.object({ steps: z.array(takenStep).min(1) }),
    response: z.object({ undone: z.number().int(), told: z.number().int(), left: z.number().int() }),
  },
  /** The last seven days before today, the latest first; days without any are left out. */
  'arrivals.unsettled': { request: z.null(), response: z.array(unsettledDay) },
  /** Who waits today, also while another day is on the board. */
  'arrivals.waiting': { request: z.null(), response: z.array(waitingPatient) },
  /** Visits by the patient's name or phone, with what is on its way: coming ones first by time, then the rest, latest first. */
  'patients.search': { request: z.object({ query: z.string().max(200) }), response: foundVisits },
  /** Patients by name or phone, each once, with what a new visit needs to know of them; a few at most. */
  'patients.known': { request: z.object({ query: z.string().max(200) }), response: z.array(knownPatient) },
  'outbox.get': { request: z.null(), response: outboxView },
  /** `again`: the same wish on what is true now; `drop`: let it go. */
  'attention.resolve': {
    request: z.object({ intentId: z.string().min(1), step: z.enum(['again', 'drop']) }),
    response: z.enum(['done', 'gone']),
  },
  /** How far this computer's clock is off, by the vendor's answers; `null`: it is right, or nobody can tell yet. */
  'clock.get': { request: z.null(), response: problem.nullable() },
  /** What was lost of the local copy while the desk goes on with the rest; `null`: nothing, or somebody has seen it. */
  'loss.get': { request: z.null(), response: problem.nullable() },
  /** Somebody has read it: it is not told again. */
  'loss.seen': { request: z.null(), response: z.null() },
  /** The clinic's calendars as it wants them on its board. */
  'calendars.get': { request: z.null(), response: calendarsView },
  'calendars.change': { request: calendarChange, response: calendarChanged },
  'calendars.move': { request: calendarMove, response: calendarsView },
  /** Puts those that are hidden back on the board. */
  'calendars.showAll': { request: z.null(), response: calendarsView },
  'staff.get': { request: z.null(), response: staffView },
  'staff.save': { request: staffEntry, response: staffSaved },
  'staff.remove': { request: z.object({ id: z.string().min(1) }), response: staffView },
  /** `id: null`: nobody is at the desk from now on. */
  'staff.switch': {
    request: z.object({ id: z.string().min(1).nullable(), pin: z.string().nullable() }),
    response: staffSwitched,
  },
  'lock.get': { request: z.null(), response: lockView },
  /** Hides everything of a patient's, here and after a restart, until it is opened. */
  'lock.close': { request: z.null(), response: lockView },
  'lock.open': { request: z.object({ pin: z.string().nullable() }), response: lockOpened },
  /** With the API client's secret: opens the screen and takes the PIN away. */
  'lock.forgot': { request: z.object({ secret: z.string().min(1).max(500) }), response: lockOpened },
  'lock.setPin': { request: lockPin, response: lockPinSaved },
  /** What patients booked online and nobody at this desk has looked at yet. */
  'news.get': { request: z.null(), response: newsView },
  'news.seen': { request: z.object({ ids: z.array(z.string().min(1)).max(1_000) }), response: z.null() },
  /** A day on paper, one sheet for each doctor, by the system's own dialog. */
  'day.print': { request: z.object({ date: localDate }), response: leftDesk },
  'day.savePdf': { request: z.object({ date: localDate }), response: leftDesk },
  'day.exportCsv': { request: z.object({ date: localDate }), response: leftDesk },
  'activity.get': { request: activityRequest, response: activityPage },
  'settings.get': { request: z.null(), response: settings },
  'settings.set': { request: settings.partial(), response: settings },
  'diagnostics.get': { request: z.null(), response: diagnostics },
} as const satisfies Record<string, RequestSpec>;

/** What main tells the renderer unasked. */
export const events = {
  'board.delta': boardDelta,
  /** As the board's, for the days of the week that is watched; each day has revisions of its own. */
  'week.delta': boardDelta,
  'line.changed': lineState,
  'import.progress': importProgress,
  'connection.changed': connection,
  'settings.changed': settings,
  'clock.changed': problem.nullable(),
  'loss.changed': problem.nullable(),
  /** By the clinic's own choice, or because the vendor's catalogue changed. */
  'calendars.changed': calendarsView,
  'staff.changed': staffView,
  'lock.changed': lockView,
  'news.changed': newsView,
  /** Once for each new booking, by itself or with others. */
  'news.arrived': newsArrived,
  /** Something new needs a person, and the setting and the hour let it be heard. */
  'attention.sound': z.null(),
  /** Somebody pressed a notice: this visit is wanted. */
  'visit.show': z.object({ id: z.string().min(1), start: epochMs }),
  /** Something was decided, sent, refused or settled. */
  'outbox.changed': outboxView,
  /** The menu or a tray item was chosen. */
  command: z.enum([
    'today',
    'previousDay',
    'nextDay',
    'settings',
    'diagnostics',
    'about',
    'lock',
    'printDay',
    'savePdf',
    'exportCsv',
  ]),
} as const satisfies Record<string, z.ZodType>;

interface RequestSpec {
  readonly request: z.ZodType;
  readonly response: z.ZodType;
}

export type RequestName = keyof typeof requests;
export type RequestOf<N extends RequestName> = z.infer<(typeof requests)[N]['request']>;
export type ResponseOf<N extends RequestName> = z.infer<(typeof requests)[N]['response']>;
export type EventName = keyof typeof events;
export type EventOf<N extends EventName> = z.infer<(typeof events)[N]>;

/** What comes back through the door: the value, or why not. */
export const reply = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: problem }),
  ]);

/** The channel names are the only strings that both `ipcMain` and `ipcRenderer` see. */
export const requestChannel = (name: RequestName): string => `frontdesk:request:${name}`;
export const eventChannel = (name: EventName): string => `frontdesk:event:${name}`;
