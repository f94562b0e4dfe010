import {
  events,
  type EventName,
  type EventOf,
  requests,
  type RequestName,
  type RequestOf,
  type ResponseOf,
} from '#shared/contract/contract.ts';
import type { Door } from '#shared/contract/door.ts';
import type { ActivityPage, ActivityRequest } from '#shared/contract/activity.ts';
import type { CalendarsView } from '#shared/contract/calendars.ts';
import type { FoundVisits, KnownPatient } from '#shared/contract/finding.ts';
import type { StaffSaved, StaffSwitched, StaffView } from '#shared/contract/staff.ts';
import type { LastDecision } from '#shared/contract/undo.ts';
import type { LeftDesk } from '#shared/contract/paper.ts';
import type { NewsView } from '#shared/contract/news.ts';
import type { BookableService, FreeTime, OutboxView, VisitDetails } from '#shared/contract/visits.ts';
import type { LockOpened, LockPinSaved, LockView } from '#shared/contract/lock.ts';
import type {
  AppInfo,
  BoardDay,
  Connection,
  ImportProgress,
  LineState,
  Problem,
  Settings,
} from '#shared/contract/views.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { playedCalendars } from './playedCalendars.ts';

/** What an invented main knows and how it answers. */
export interface Scene {
  readonly info: AppInfo;
  readonly connection: Connection;
  readonly line: LineState;
  readonly importing: ImportProgress;
  readonly settings: Settings;
  readonly day: (date: string | null) => Result<BoardDay, Problem>;
  readonly week?: (wanted: RequestOf<'week.open'>) => Result<ResponseOf<'week.open'>, Problem>;
  /** The names of the clinics found, or why not. */
  readonly tested: Result<readonly string[], Problem>;
  readonly outbox?: OutboxView;
  readonly clock?: Problem;
  readonly loss?: Problem;
  readonly visit?: (id: string) => Result<VisitDetails | null, Problem>;
  readonly cancelReasons?: readonly string[];
  readonly services?: readonly BookableService[];
  readonly nextFree?: (request: RequestOf<'visits.nextFree'>) => readonly FreeTime[];
  readonly known?: (query: string) => readonly KnownPatient[];
  readonly freeTimes?: (request: RequestOf<'visits.freeTimes'>) => readonly FreeTime[];
  readonly decided?: () => Result<ResponseOf<'visits.decide'>, Problem>;
  readonly found?: (query: string) => Result<FoundVisits, Problem>;
  readonly activity?: (request: ActivityRequest) => ActivityPage;
  readonly calendars?: CalendarsView;
  readonly staff?: StaffView;
  readonly staffSaved?: StaffSaved;
  readonly staffSwitched?: (pin: string | null) => StaffSwitched;
  /** What comes of printing or saving a day. */
  readonly left?: Result<LeftDesk, Problem>;
  readonly news?: NewsView;
  readonly lock?: LockView;
  readonly lockOpened?: (pin: string | null) => LockOpened;
  readonly lockForgot?: (secret: string) => LockOpened;
  readonly lockPinSaved?: LockPinSaved;
  /** What was decided last; the last step or decision of this test, unless a scene says otherwise. */
  readonly last?: () => LastDecision | null;
  readonly undone?: ResponseOf<'visits.undo'>;
  readonly resolved?: ResponseOf<'attention.resolve'>;
  readonly stepped?: (request: RequestOf<'arrivals.step'>) => ResponseOf<'arrivals.step'>;
  /** Of an undone step: 1 where the vendor had heard of it. */
  readonly undoneTold?: number;
  readonly unsettled?: ResponseOf<'arrivals.unsettled'>;
  readonly waiting?: ResponseOf<'arrivals.waiting'>;
}

export interface FakeDoor {
  readonly door: Door;
  /** Every question asked, in order. */
  readonly asked: { readonly name: RequestName; readonly request: unknown }[];
  /** Pushes an event, as main would. */
  readonly push: <N extends EventName>(name: N, event: EventOf<N>) => void;
}

const noWeek: ResponseOf<'week.open'> = { addressId: null, calendars: [], days: [] };

/** Every step is taken, unless a scene says otherwise. */
function stepped(request: unknown): ResponseOf<'arrivals.step'> {
  const { steps } = requests['arrivals.step'].request.parse(request);
  const taken = steps.map(({ bookingId }) => ({ bookingId, since: Date.now() }));
  return { taken, left: [], heldUntil: Date.now() + 60_000, remains: [] };
}

const kowalska = { name: 'Anna', surname: 'Kowalska' };

/** A decision in its undo window, as main would tell it. */
function lastOf(request: unknown, answer: ResponseOf<'visits.decide'>): LastDecision | null {
  const decision = requests['visits.decide'].request.parse(request);
  if (answer.kind !== 'intent' || decision.kind === 'presence') return null;
  return {
    deed: decision.kind,
    at: Date.now(),
    patient: kowalska,
    visits: [decision.kind === 'book' ? answer.id : decision.bookingId],
    start: 'start' in decision ? decision.start : Date.now(),
    way: { kind: 'undo', intentId: answer.id },
    freely: true,
  };
}

function lastSteps(request: unknown, { taken }: ResponseOf<'arrivals.step'>): LastDecision | null {
  const [step] = requests['arrivals.step'].request.parse(request).steps;
  if (step === undefined || taken.length === 0) return null;
  return {
    deed: step.to,
    at: Date.now(),
    patient: kowalska,
    visits: taken.map(({ bookingId }) => bookingId),
    start: Date.now(),
    way: { kind: 'unstep', steps: taken, told: false },
    freely: true,
  };
}

/** A door for tests of the renderer alone. Both ways are held to the contract, so that it cannot drift from main. */
export function createFakeDoor(scene: Scene): FakeDoor {
  const asked: { name: RequestName; request: unknown }[] = [];
  const listeners = new Map<EventName, Set<(event: never) => void>>();
  const calendars = playedCalendars(scene.calendars ?? []);
  let settings = scene.settings;
  let last: LastDecision | null = null;
  let lock = scene.lock ?? { locked: false, hasPin: false, secretOpens: true };
  const answer = (name: RequestName, request: unknown): Result<unknown, Problem> => {
    switch (name) {
      case 'app.info':
        return ok(scene.info);
      case 'connection.get':
      case 'connection.leavePractice':
        return ok(scene.connection);
      case 'connection.test':
        return scene.tested.ok ? ok({ facilities: scene.tested.value }) : scene.tested;
      case 'connection.save':
      case 'connection.practice':
        return scene.tested.ok ? ok(scene.connection) : scene.tested;
      case 'line.get':
        return ok(scene.line);
      case 'import.get':
        return ok(scene.importing);
      case 'sync.now':
        return ok(null);
      case 'board.open':
        return scene.day(requests['board.open'].request.parse(request).date);
      case 'week.open':
        return scene.week?.(requests['week.open'].request.parse(request)) ?? ok(noWeek);
      case 'week.close':
        return ok(null);
      case 'settings.get':
        return ok(settings);
      case 'settings.set':
        settings = { ...settings, ...(request as Partial<Settings>) };
        return ok(settings);
      case 'visits.get':
        return scene.visit?.(requests['visits.get'].request.parse(request).bookingId) ?? ok(null);
      case 'visits.decide': {
        const decided = scene.decided?.() ?? ok({ kind: 'settled' });
        last = decided.ok ? lastOf(request, decided.value) : last;
        return decided;
      }
      case 'visits.last':
        return ok(scene.last === undefined ? last : scene.last());
      case 'visits.undo':
        last = null;
        return ok(scene.undone ?? 'undone');
      case 'visits.freeTimes':
        return ok(scene.freeTimes?.(requests['visits.freeTimes'].request.parse(request)) ?? []);
      case 'visits.cancelReasons':
        return ok(scene.cancelReasons ?? []);
      case 'visits.services':
        return ok(scene.services ?? []);
      case 'visits.nextFree':
        return ok(scene.nextFree?.(requests['visits.nextFree'].request.parse(request)) ?? []);
      case 'patients.known':
        return ok(scene.known?.(requests['patients.known'].request.parse(request).query) ?? []);
      case 'arrivals.step': {
        const steps = scene.stepped?.(requests['arrivals.step'].request.parse(request)) ?? stepped(request);
        last = lastSteps(request, steps);
        return ok(steps);
      }
      case 'arrivals.undo':
        last = null;
        return ok({ undone: 1, told: scene.undoneTold ?? 0, left: 0 });
      case 'arrivals.unsettled':
        return ok(scene.unsettled ?? []);
      case 'arrivals.waiting':
        return ok(scene.waiting ?? []);
      case 'patients.search':
        return (
          scene.found?.(requests['patients.search'].request.parse(request).query) ??
          ok({ visits: [], more: false })
        );
      case 'outbox.get':
        return ok(scene.outbox ?? { waiting: 0, oldestAt: null, attention: [] });
      case 'attention.resolve':
        return ok(scene.resolved ?? 'done');
      case 'clock.get':
        return ok(scene.clock ?? null);
      case 'loss.get':
        return ok(scene.loss ?? null);
      case 'loss.seen':
        return ok(null);
      case 'calendars.get':
        return ok(calendars.view());
      case 'calendars.change':
        return ok(calendars.change(requests['calendars.change'].request.parse(request)));
      case 'calendars.move':
        return ok(calendars.move(requests['calendars.move'].request.parse(request)));
      case 'calendars.showAll':
        return ok(calendars.showAll());
      case 'staff.get':
      case 'staff.remove':
        return ok(scene.staff ?? { members: [], atDesk: null, former: [] });
      case 'staff.save':
        return ok(scene.staffSaved ?? { kind: 'saved' });
      case 'staff.switch':
        return ok(
          scene.staffSwitched?.(requests['staff.switch'].request.parse(request).pin) ?? { kind: 'switched' },
        );
      case 'lock.get':
        return ok(lock);
      case 'lock.close':
        lock = { ...lock, locked: true };
        return ok(lock);
      case 'lock.open': {
        const { pin } = requests['lock.open'].request.parse(request);
        return ok(scene.lockOpened?.(pin) ?? { kind: 'open' });
      }
      case 'lock.forgot': {
        const { secret } = requests['lock.forgot'].request.parse(request);
        return ok(scene.lockForgot?.(secret) ?? { kind: 'open' });
      }
      case 'lock.setPin':
        return ok(scene.lockPinSaved ?? { kind: 'saved' });
      case 'day.print':
      case 'day.savePdf':
      case 'day.exportCsv':
        return scene.left ?? ok('done');
      case 'news.get':
        return ok(scene.news ?? { unseen: [] });
      case 'news.seen':
        return ok(null);
      case 'activity.get':
        return ok(
          scene.activity?.(requests['activity.get'].request.parse(request)) ?? { entries: [], older: false },
        );
      case 'diagnostics.get':
        return ok({
          checks: [
            { number: 1, name: 'keychain', ok: true, detail: 'reachable' },
            { number: 2, name: 'line', ok: false, detail: 'offline' },
          ],
          unreadableItems: 2,
        });
    }
  };
  const door: Door = {
    ask: (name, request) => {
      const { request: wanted, response } = requests[name];
      asked.push({ name, request: wanted.parse(request) });
      const given = answer(name, request);
      return Promise.resolve(given.ok ? ok(response.parse(given.value) as never) : err(given.error));
    },
    on: (name, listener) => {
      const those = listeners.get(name) ?? new Set();
      listeners.set(name, those.add(listener));
      return () => those.delete(listener);
    },
  };
  const push = <N extends EventName>(name: N, event: EventOf<N>): void => {
    const checked = events[name].parse(event);
    for (const listener of listeners.get(name) ?? []) listener(checked as never);
  };
  return { door, asked, push };
}
