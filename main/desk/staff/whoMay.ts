import type { RequestName, RequestOf } from '#shared/contract/contract.ts';
import type { Handlers } from '#shared/contract/door.ts';
import type { KeptArea } from '#shared/domain/staffRights.ts';
import { err } from '#shared/result.ts';
import type { Staff } from '../seat.ts';
import { keepersOnly } from './keepersOnly.ts';

/** `anybody`: whoever is at the desk. Where a part of the calendars' keeping is named, only those who keep the calendars. */
type Who = 'anybody' | KeptArea;

/**
 * Who may ask for what; a function says it of one request, where that depends on what is asked. It is closed: a new request does not
 * compile before somebody has thought about it.
 */
export const whoMay: { readonly [N in RequestName]: Who | ((request: RequestOf<N>) => Who) } = {
  'activity.get': 'anybody',
  'app.check': 'anybody',
  'app.info': 'anybody',
  'arrivals.step': 'anybody',
  'arrivals.undo': 'anybody',
  'arrivals.unsettled': 'anybody',
  'arrivals.waiting': 'anybody',
  'attention.get': 'anybody',
  'attention.resolve': 'anybody',
  'attention.waiting': 'anybody',
  // One day's hours, and who is away, are the desk's: whole weeks are not.
  'away.back': 'anybody',
  'away.close': 'anybody',
  'away.day': 'anybody',
  'away.end': 'anybody',
  'away.get': 'anybody',
  'away.leave': 'anybody',
  'away.list': 'anybody',
  'away.look': 'anybody',
  'away.setDay': 'anybody',
  'board.open': 'anybody',
  'breaks.add': 'anybody',
  'breaks.change': 'anybody',
  'breaks.remove': 'anybody',
  'breaks.takeBack': 'anybody',
  'calendars.change': 'mapping',
  'calendars.get': 'anybody',
  'calendars.move': 'mapping',
  'calendars.setZone': 'mapping',
  'calendars.showAll': 'mapping',
  'connection.get': 'anybody',
  'connection.guide': 'anybody',
  'connection.guidePass': 'anybody',
  'connection.guideTurn': 'anybody',
  'connection.leavePractice': 'anybody',
  'connection.practice': 'anybody',
  'connection.save': 'credentials',
  'connection.test': 'anybody',
  'copies.get': 'anybody',
  'copies.remove': 'anybody',
  'freeTimes.get': 'anybody',
  'freeTimes.next': 'anybody',
  'freeTimes.services': 'anybody',
  'hours.chooseHolidays': 'hours',
  'hours.copy': 'hours',
  'hours.difference': 'anybody',
  'hours.discardDraft': 'hours',
  'hours.get': 'anybody',
  'hours.holidays': 'anybody',
  'hours.list': 'anybody',
  'hours.matchServices': 'anybody',
  'hours.outcome': 'anybody',
  'hours.putException': 'hours',
  'hours.removeException': 'hours',
  'hours.saveDraft': 'hours',
  'hours.setRegion': 'hours',
  'hoursFile.apply': 'hours',
  'hoursFile.export': 'anybody',
  'hoursFile.preview': 'anybody',
  'line.checkNow': 'anybody',
  'line.clock': 'anybody',
  'line.get': 'anybody',
  'line.import': 'anybody',
  'line.loss': 'anybody',
  'line.lossSeen': 'anybody',
  'lock.close': 'anybody',
  'lock.forgot': 'anybody',
  'lock.get': 'anybody',
  'lock.open': 'anybody',
  'lock.setPin': 'anybody',
  'mapping.apply': 'mapping',
  'mapping.arrange': 'mapping',
  'mapping.export': 'anybody',
  'mapping.get': 'anybody',
  'mapping.match': 'mapping',
  'mapping.preview': 'anybody',
  'mapping.set': 'mapping',
  'mapping.setMany': 'mapping',
  'mapping.settle': 'mapping',
  'news.get': 'anybody',
  'news.seen': 'anybody',
  'printing.exportCsv': 'anybody',
  'printing.print': 'anybody',
  'printing.savePdf': 'anybody',
  'publishing.coverage': 'anybody',
  'publishing.drift': 'anybody',
  'publishing.giveBack': 'hours',
  'publishing.isOn': 'anybody',
  'publishing.keepTheirs': 'hours',
  'publishing.pause': 'hours',
  'publishing.progress': 'anybody',
  'publishing.propose': 'anybody',
  'publishing.publish': 'hours',
  'publishing.publishOurs': 'hours',
  'publishing.resume': 'hours',
  'publishing.stepBack': 'hours',
  'publishing.stop': 'hours',
  'publishing.switch': 'hours',
  'publishing.takeOver': 'hours',
  'publishing.why': 'anybody',
  'search.known': 'anybody',
  'search.patients': 'anybody',
  'services.decide': 'services',
  'services.find': 'anybody',
  'services.get': 'anybody',
  'services.insurers': 'anybody',
  'services.plans': 'anybody',
  'services.refresh': 'anybody',
  'services.takeOut': 'hours',
  'services.uses': 'anybody',
  'settings.get': 'anybody',
  'settings.pace': 'anybody',
  'settings.set': 'anybody',
  'staff.get': 'anybody',
  // Who has the right, only those change who have it: that depends on what is saved (staffRules.ts).
  'staff.remove': 'anybody',
  'staff.resetPin': 'anybody',
  'staff.save': 'anybody',
  'staff.switch': 'anybody',
  'undo.decision': 'anybody',
  'undo.last': 'anybody',
  'visits.cancelReasons': 'anybody',
  'visits.decide': 'anybody',
  'visits.get': 'anybody',
  'week.close': 'anybody',
  'week.open': 'anybody',
};

/**
 * The handlers, as they answer whoever is at the desk.
 * @param staffFor who works where an area is kept; `null`: nobody is known, so everybody may
 */
export function withRights(handlers: Handlers, staffFor: (area: KeptArea) => Staff | null): Handlers {
  const names = Object.keys(handlers) as RequestName[];
  // The table ties each name to its handler; the compiler cannot follow that through an index.
  return Object.fromEntries(
    names.map((name) => [name, forThoseWhoMay(name, handlers, staffFor)]),
  ) as unknown as Handlers;
}

function forThoseWhoMay<N extends RequestName>(
  name: N,
  handlers: Handlers,
  staffFor: (area: KeptArea) => Staff | null,
): Handlers[N] {
  const open = handlers[name];
  const who: Who | ((request: RequestOf<N>) => Who) = whoMay[name];
  if (who === 'anybody') return open;
  const handler = (request: RequestOf<N>) => {
    const area = typeof who === 'function' ? who(request) : who;
    if (area === 'anybody') return open(request);
    const staff = staffFor(area);
    return staff === null || staff.mayKeepCalendars()
      ? open(request)
      : Promise.resolve(err(keepersOnly(area, staff)));
  };
  return handler as Handlers[N];
}
