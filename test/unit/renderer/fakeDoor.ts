import {
  events,
  type EventName,
  type EventOf,
  requests,
  type RequestName,
  type ResponseOf,
} from '#shared/contract/contract.ts';
import type { Door } from '#shared/contract/door.ts';
import type { StaffView } from '#shared/contract/staff.ts';
import type { LastDecision } from '#shared/contract/undo.ts';
import { played } from './line/playedChecks.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { playedHours } from './hours/playedHours.ts';
import { PlayedLock } from './lock/playedLock.ts';
import { lastOf, lastSteps, stepped } from './playedDecisions.ts';
import { playedPublishing } from './publishing/playedPublishing.ts';
import { playedGuide } from './setup/playedGuide.ts';
import { PlayedMapping } from './mapping/playedMapping.ts';
import { playedServices } from './services/playedServices.ts';
import { playedCalendars } from './calendars/playedCalendars.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { Scene } from './scene.ts';

export interface FakeDoor {
  readonly door: Door;
  /** Every question asked, in order. */
  readonly asked: { readonly name: RequestName; readonly request: unknown }[];
  /** Pushes an event, as main would. */
  readonly push: <N extends EventName>(name: N, event: EventOf<N>) => void;
}

const nobody: StaffView = { members: [], atDesk: null, former: [] };
const noWeek: ResponseOf<'week.open'> = { addressId: null, calendars: [], days: [] };

/** A door for tests of the renderer alone. Both ways are held to the contract, so that it cannot drift from main. */
export function createFakeDoor(scene: Scene): FakeDoor {
  const asked: { name: RequestName; request: unknown }[] = [];
  const listeners = new Map<EventName, Set<(event: never) => void>>();
  const calendars = playedCalendars(scene.calendars ?? []);
  const hours = playedHours(scene.hours ?? []);
  const guide = playedGuide(scene.guide);
  const mapping = new PlayedMapping(scene.mapping ?? {});
  const services = playedServices(scene.offers ?? []);
  let settings = scene.settings;
  let copies = scene.copies ?? [];
  let last: LastDecision | null = null;
  const lock = new PlayedLock(scene);
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
      case 'connection.guide':
        return ok(guide.view());
      case 'connection.guidePass':
        return ok(guide.pass(requests['connection.guidePass'].request.parse(request).step));
      case 'connection.guideTurn':
        return ok(guide.turn(requests['connection.guideTurn'].request.parse(request).step));
      case 'line.get':
        return ok(scene.line);
      case 'line.import':
        return ok(scene.importing);
      case 'line.checkNow':
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
      case 'breaks.add':
      case 'breaks.change':
      case 'breaks.remove':
        return scene.breakDecided?.() ?? ok({ kind: 'settled' });
      case 'breaks.takeBack':
      case 'away.back':
      case 'away.end':
        return ok('done');
      case 'away.list':
        return ok(scene.awayRows ?? []);
      case 'away.look':
        return ok({ kind: 'look', calendars: 1, byBreak: 0, visits: scene.away?.visits.length ?? 0 });
      case 'away.close':
      case 'away.setDay':
        return ok(scene.awayDecided ?? { kind: 'gone' });
      case 'away.day':
        return ok(scene.awayDay ?? { kind: 'gone' });
      case 'away.get':
      case 'away.leave':
        return ok(scene.away ?? null);
      case 'visits.decide': {
        const decided = scene.decided?.() ?? ok({ kind: 'settled' });
        last = decided.ok ? lastOf(request, decided.value) : last;
        return decided;
      }
      case 'undo.last':
        return ok(scene.last === undefined ? last : scene.last());
      case 'undo.decision':
        last = null;
        return ok(scene.undone ?? 'undone');
      case 'freeTimes.get':
        return ok(scene.freeTimes?.(requests['freeTimes.get'].request.parse(request)) ?? []);
      case 'visits.cancelReasons':
        return ok(scene.cancelReasons ?? []);
      case 'freeTimes.services':
        return ok(scene.services ?? []);
      case 'freeTimes.next':
        return ok(scene.nextFree?.(requests['freeTimes.next'].request.parse(request)) ?? []);
      case 'search.known':
        return ok(scene.known?.(requests['search.known'].request.parse(request).query) ?? []);
      case 'arrivals.step': {
        const steps = scene.stepped?.(requests['arrivals.step'].request.parse(request)) ?? stepped(request);
        last = lastSteps(request, steps);
        return ok(steps);
      }
      case 'arrivals.undo':
        last = null;
        return ok({ undone: 1, told: scene.undoneTold ?? 0, left: 0, stopped: null });
      case 'arrivals.unsettled':
        return ok(scene.unsettled ?? []);
      case 'arrivals.waiting':
        return ok(scene.waiting ?? []);
      case 'search.patients':
        return (
          scene.found?.(requests['search.patients'].request.parse(request).query) ??
          ok({ patients: [], more: 0, atLeast: false })
        );
      case 'attention.get':
        return ok(scene.outbox ?? { waiting: 0, firstDueAt: null, attention: [] });
      case 'attention.waiting':
        return ok(scene.waitingDecisions ?? { decisions: [], more: 0 });
      case 'attention.resolve':
        return ok(scene.resolved ?? 'done');
      case 'line.clock':
        return ok(scene.clock ?? null);
      case 'line.loss':
        return ok(scene.loss ?? null);
      case 'line.lossSeen':
        return ok(null);
      case 'calendars.get':
        return ok(calendars.view());
      case 'calendars.change':
        return ok(calendars.change(requests['calendars.change'].request.parse(request)));
      case 'calendars.move':
        return ok(calendars.move(requests['calendars.move'].request.parse(request)));
      case 'calendars.setZone':
        return ok(scene.connection);
      case 'calendars.showAll':
        return ok(calendars.showAll());
      case 'services.get':
        return scene.offersFail === undefined
          ? ok(services.get(requests['services.get'].request.parse(request)))
          : err(scene.offersFail);
      case 'services.refresh':
        return ok(null);
      case 'services.find':
        return ok(services.find(requests['services.find'].request.parse(request)));
      case 'services.uses':
        return ok(scene.uses?.(requests['services.uses'].request.parse(request)) ?? null);
      case 'services.decide':
        return ok(services.decide(requests['services.decide'].request.parse(request)));
      case 'services.insurers':
        return ok({ items: [{ id: 'n1', name: 'Allianz', here: false, elsewhere: 0 }], more: 0, size: 1 });
      case 'services.takeOut':
        return ok('done');
      case 'services.plans':
        return ok([{ id: 'p1', name: 'Basic' }]);
      case 'hours.list':
        return ok(hours.list());
      case 'hoursFile.export':
        return ok('done');
      case 'hoursFile.preview':
        return ok(scene.hoursFile ?? { kind: 'unreadable', why: 'otherFormat' });
      case 'hoursFile.apply':
        return ok({ kind: 'applied', drafts: 2, daysOff: 0 });
      case 'hours.get':
        return ok(hours.get(requests['hours.get'].request.parse(request)));
      case 'hours.saveDraft':
        return ok(hours.saveDraft(requests['hours.saveDraft'].request.parse(request)));
      case 'hours.discardDraft':
        return ok(hours.discardDraft(requests['hours.discardDraft'].request.parse(request)));
      case 'mapping.get':
      case 'mapping.set':
      case 'mapping.setMany':
      case 'mapping.arrange':
      case 'mapping.match':
      case 'mapping.settle':
      case 'mapping.export':
      case 'mapping.preview':
      case 'mapping.apply':
        return ok(mapping.answer(name, request));
      case 'hours.difference':
        return ok(hours.difference(requests['hours.difference'].request.parse(request)));
      case 'hours.putException':
        return ok(hours.putException(requests['hours.putException'].request.parse(request)));
      case 'hours.removeException':
        return ok(hours.removeException(requests['hours.removeException'].request.parse(request)));
      case 'hours.outcome':
        return ok(
          scene.outcome ?? { kind: 'outcome', calendars: 1, elsewhere: 0, visits: [], visitCount: 0 },
        );
      case 'hours.holidays':
      case 'hours.chooseHolidays':
      case 'hours.setRegion':
        return ok(hours.holidays(name, request));
      case 'hours.matchServices':
        return ok(hours.matchServices(requests['hours.matchServices'].request.parse(request)));
      case 'hours.copy':
        return ok(hours.copy(requests['hours.copy'].request.parse(request)));
      case 'staff.get':
        return ok(scene.staff ?? nobody);
      case 'staff.remove':
        return scene.staffRemoved ?? ok({ kind: 'removed', staff: scene.staff ?? nobody });
      case 'staff.resetPin':
        return ok(
          scene.pinReset?.(requests['staff.resetPin'].request.parse(request).secret) ?? { kind: 'reset' },
        );
      case 'staff.save':
        return ok(scene.staffSaved ?? { kind: 'saved' });
      case 'staff.switch':
        return ok(
          scene.staffSwitched?.(requests['staff.switch'].request.parse(request).pin) ?? { kind: 'switched' },
        );
      case 'lock.get':
      case 'lock.close':
      case 'lock.open':
      case 'lock.forgot':
      case 'lock.setPin':
        return ok(lock.answer(name, request));
      case 'printing.print':
      case 'printing.savePdf':
      case 'printing.exportCsv':
        return scene.left ?? ok('done');
      case 'news.get':
        return ok(scene.news ?? { unseen: [] });
      case 'news.seen':
        return ok(null);
      case 'activity.get':
        return ok(
          scene.activity?.(requests['activity.get'].request.parse(request)) ?? { entries: [], older: false },
        );
      case 'copies.get':
        return ok(copies);
      case 'copies.remove': {
        const { name } = requests['copies.remove'].request.parse(request);
        copies = copies.filter((copy) => copy.name !== name);
        return ok(copies);
      }
      case 'publishing.propose':
      case 'publishing.progress':
      case 'publishing.pause':
      case 'publishing.resume':
      case 'publishing.stop':
      case 'publishing.coverage':
      case 'publishing.drift':
      case 'publishing.publish':
      case 'publishing.stepBack':
      case 'publishing.keepTheirs':
      case 'publishing.publishOurs':
      case 'publishing.takeOver':
      case 'publishing.giveBack':
      case 'publishing.why':
      case 'publishing.switch':
      case 'publishing.isOn':
        return ok(playedPublishing(name, request, scene));
      case 'settings.pace':
        return ok({
          pollSeconds: 8,
          sweepShare: 0.6,
          callsPerHour: 4_320,
          daysBehind: 7,
          weeksAhead: 8,
          own: ['weeksAhead'],
        });
      case 'app.check': {
        const { name: check } = requests['app.check'].request.parse(request);
        return ok(scene.checked?.(check) ?? played(check));
      }
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
