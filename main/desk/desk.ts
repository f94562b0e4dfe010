import type { Handlers } from '#shared/contract/door.ts';
import type { Problem } from '#shared/contract/views.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { activity } from './activity.ts';
import { resolveAttention } from './attention.ts';
import { unsettledDays, waitingToday } from './arrivals.ts';
import { noCalendars } from './calendars.ts';
import { recentReasons } from './cancelReasons.ts';
import { createConnecting } from './connecting.ts';
import { openDeskFile } from './deskFile.ts';
import { diagnose } from './diagnostics.ts';
import { bookableServices, freeTimes, nextFree } from './freeTimes.ts';
import { knownPatients } from './knownPatients.ts';
import { lastDecision } from './lastDecision.ts';
import { noLock } from './lock.ts';
import { gated, gatedPush } from './lockGate.ts';
import { noNews } from './news.ts';
import { takeDay, type Way } from './paper.ts';
import { noPeople } from './people.ts';
import type { DeskParts, PracticeSize } from './ports.ts';
import { takeSteps, undoSteps } from './patientSteps.ts';
import { searchPatients } from './search.ts';
import type { Session } from './session.ts';
import { decideVisit, undo, visitDetails } from './visits.ts';

/** Everything the window can ask for, and the life of what stands behind it. */
export interface Desk {
  readonly handlers: Handlers;
  /** Opens what this desk worked on last, or a practice clinic if it was started for one. */
  start(practice: { readonly locale: MarketplaceLocale; readonly size: PracticeSize } | null): Promise<void>;
  /** The machine woke up or the line may be back: look at once. */
  nudge(): void;
  /** Closes the file and stops all work. */
  stop(): Promise<void>;
}

const notConnected: Problem = {
  kind: 'notConnected',
  until: null,
  params: {},
  details: 'no clinic is set up',
};

export function createDesk(given: DeskParts): Desk {
  const locked = (): boolean => connecting.session()?.lock.view().locked === true;
  const parts = { ...given, push: gatedPush(given.push, locked) };
  const file = openDeskFile(parts.settingsFile);
  const connecting = createConnecting(parts, file);
  const now = <T>(value: T): Promise<T> => Promise.resolve(value);

  /** The disk may be full or the file damaged at any statement: said in words, and nothing was acknowledged. */
  async function withSessionSoon<T>(
    work: (session: Session) => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem>> {
    const session = connecting.session();
    if (session === null) return err(notConnected);
    try {
      return await work(session);
    } catch (thrown) {
      const problem = parts.problemOfThrown(thrown);
      parts.log.error('desk.refused', { kind: problem.kind });
      return err(problem);
    }
  }
  const withSession = <T>(work: (session: Session) => Result<T, Problem>): Promise<Result<T, Problem>> =>
    withSessionSoon((session) => Promise.resolve(work(session)));

  const take =
    (way: Way) =>
    ({ date }: { readonly date: string }) =>
      withSessionSoon((session) => takeDay(session, { ...parts, settings: file.settings() }, date, way));

  const handlers: Handlers = {
    'app.info': () => now(ok(parts.info)),
    'connection.get': () => now(ok(connecting.view())),
    'connection.test': (request) => connecting.test(request),
    'connection.save': (request) => connecting.save(request),
    'connection.practice': ({ locale, size }) => connecting.practice(locale, size),
    'connection.leavePractice': () => connecting.leavePractice(),
    'line.get': () => now(ok(connecting.line())),
    'import.get': () => now(ok(connecting.session()?.sync.progress() ?? { kind: 'idle' })),
    'sync.now': () => {
      connecting.session()?.sync.nudge();
      return now(ok(null));
    },
    'board.open': ({ date }) =>
      withSession((session) => ok(session.feed.open(date ?? session.today(), session.view.timeZone))),
    'week.open': ({ addressId, from }) =>
      withSession((session) =>
        ok(
          session.week.open(addressId === null ? null : asAddressId(addressId), from, session.view.timeZone),
        ),
      ),
    'week.close': () => {
      connecting.session()?.week.close();
      return now(ok(null));
    },
    'visits.get': ({ bookingId }) => withSession((session) => ok(visitDetails(session, bookingId))),
    'visits.decide': (decision) =>
      withSession((session) => decideVisit(session, decision, session.people.initials())),
    'visits.undo': ({ intentId }) =>
      withSession((session) => ok(undo(session, intentId, session.people.initials()))),
    'visits.last': () => withSession((session) => ok(lastDecision(session, session.people.initials()))),
    'visits.freeTimes': (request) => withSession((session) => ok(freeTimes(session, request))),
    'visits.nextFree': (request) => withSession((session) => ok(nextFree(session, request))),
    'visits.cancelReasons': () => withSession((session) => ok([...recentReasons(session.store)])),
    'visits.services': () => withSession((session) => ok(bookableServices(session))),
    'arrivals.step': (request) =>
      withSession((session) => ok(takeSteps(session, request, session.people.initials()))),
    'arrivals.undo': (request) =>
      withSession((session) => ok(undoSteps(session, request, session.people.initials()))),
    'arrivals.unsettled': () => withSession((session) => ok(unsettledDays(session))),
    'arrivals.waiting': () => withSession((session) => ok(waitingToday(session))),
    'patients.search': ({ query }) =>
      withSession((session) => ok(searchPatients(session, query, parts.clock.now()))),
    'patients.known': ({ query }) =>
      withSession((session) => ok(knownPatients(session, query, parts.clock.now()))),
    'outbox.get': () => now(ok(connecting.outbox())),
    'attention.resolve': ({ intentId, step }) =>
      withSession((session) => ok(resolveAttention(session, intentId, step, session.people.initials()))),
    'clock.get': () => now(ok(connecting.session()?.wrongClock.view() ?? null)),
    'loss.get': () => now(ok(connecting.loss())),
    'loss.seen': () =>
      withSession(({ store }) => {
        store.loss.seen();
        parts.push('loss.changed', null);
        return ok(null);
      }),
    'calendars.get': () => now(ok(connecting.session()?.calendars.view() ?? noCalendars)),
    'calendars.change': (wanted) => withSession(({ calendars }) => ok(calendars.change(wanted))),
    'calendars.move': (wanted) =>
      withSession(({ calendars }) => {
        calendars.move(wanted);
        return ok(calendars.view());
      }),
    'calendars.showAll': () =>
      withSession(({ calendars }) => {
        calendars.showAll();
        return ok(calendars.view());
      }),
    'staff.get': () => now(ok(connecting.session()?.people.view() ?? noPeople)),
    'staff.save': (entry) => withSessionSoon(async (session) => ok(await session.people.save(entry))),
    'staff.remove': ({ id }) =>
      withSession((session) => {
        session.people.remove(id);
        return ok(session.people.view());
      }),
    'staff.switch': ({ id, pin }) =>
      withSessionSoon(async (session) => ok(await session.people.switchTo(id, pin))),
    'lock.get': () => now(ok(connecting.session()?.lock.view() ?? noLock)),
    'lock.close': () =>
      withSession(({ lock }) => {
        lock.close();
        return ok(lock.view());
      }),
    'lock.open': ({ pin }) => withSessionSoon(async ({ lock }) => ok(await lock.open(pin))),
    'lock.forgot': ({ secret }) =>
      withSessionSoon(async ({ lock, people }) => ok(await lock.forgot(secret, people.initials()))),
    'lock.setPin': (wanted) =>
      withSessionSoon(async ({ lock, people }) => ok(await lock.setPin(wanted, people.initials()))),
    'news.get': () => now(ok(connecting.session()?.news.view() ?? noNews)),
    'news.seen': ({ ids }) =>
      withSession(({ news }) => {
        news.seen(ids);
        return ok(null);
      }),
    'day.print': take('print'),
    'day.savePdf': take('pdf'),
    'day.exportCsv': take('csv'),
    'activity.get': (wanted) => withSession((session) => ok(activity(session, wanted, parts.clock.now()))),
    'settings.get': () => now(ok(file.settings())),
    'settings.set': (change) => {
      const before = file.settings().showCancelled;
      const settings = file.changeSettings(defined(change));
      if (settings.showCancelled !== before) askOtherwise(connecting.session());
      parts.push('settings.changed', settings);
      return now(ok(settings));
    },
    'diagnostics.get': async () => ok(await diagnose(parts, connecting)),
  };

  return {
    handlers: gated(handlers, locked),
    async start(practice) {
      if (practice === null) return connecting.resume();
      const started = await connecting.practice(practice.locale, practice.size);
      if (!started.ok) parts.log.error('desk.practice', { kind: started.error.kind });
    },
    nudge: () => connecting.session()?.sync.nudge(),
    stop: () => connecting.close(),
  };
}

function askOtherwise(session: Session | null): void {
  session?.feed.askedOtherwise();
  session?.week.askedOtherwise();
}

/** Without the keys that are there but undefined. */
function defined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
