import type { HandlersOf } from '#shared/contract/door.ts';
import type { PublishingChanged, publishingRequests } from '#shared/contract/publishing.ts';
import { clinicKeyOf, type ClinicKey } from '#shared/domain/clinicKey.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Session } from '../session.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { coverageOf } from './coverage.ts';
import { keepTheirs, publishOurs } from './drift.ts';
import { driftView } from './driftView.ts';
import { atOneMoment } from './oneMoment.ts';
import { progressOf } from './progress.ts';
import { publishInParts } from './publishMany.ts';
import { stopPublishing } from './stopPublishing.ts';
import { isCalendarOn, switchCalendar } from './switchCalendar.ts';
import {
  calendarsAt,
  changedSince,
  giveBackCalendars,
  stepBackCalendars,
  type CalendarAt,
  type SeenCalendar,
} from './publish.ts';
import { propose, takeOver } from './takeOver.ts';
import { whyOffered } from './why.ts';

/** Hours that are in force, on their way to the vendor. */
export function publishingHandlers(access: SessionAccess): HandlersOf<typeof publishingRequests> {
  const changing = <T>(
    { calendars }: { readonly calendars: readonly SeenCalendar[] },
    work: (at: readonly CalendarAt[], staff: string) => T,
  ) =>
    access.each.change((sessions) => {
      const at = calendarsAt(calendars, (id) => sessions.find(({ key }) => key === clinicKeyOf(id)));
      return ok(work(at, sessions[0]?.staff.initials() ?? ''));
    });
  const steering = ({ clinic }: { readonly clinic: ClinicKey }, work: (session: Session) => void) =>
    access.each.change((sessions) => {
      for (const session of sessions) if (session.key === clinic) work(session);
      return ok(progressOf(sessions));
    });
  return {
    ...readHandlers(access),
    'publishing.publish': ({ calendars }) => publishAll(access, calendars),
    'publishing.stepBack': (wanted) => changing(wanted, stepBackCalendars),
    'publishing.giveBack': (wanted) =>
      changing(wanted, (at, staff) => {
        const changed = changedSince(at);
        if (changed !== null) return changed;
        giveBackCalendars(at, staff);
        return { kind: 'givenBack' };
      }),
    'publishing.takeOver': ({ addressId, ...confirmed }) =>
      atOneMoment(access, addressId, 'change', (session, staff) =>
        takeOver(session, { addressId: asAddressId(addressId), ...confirmed }, staff),
      ),
    'publishing.pause': (wanted) => steering(wanted, ({ sync }) => sync.publishing.pause()),
    'publishing.resume': (wanted) => steering(wanted, ({ sync }) => sync.publishing.resume()),
    'publishing.stop': (wanted) => steering(wanted, stopPublishing),
    'publishing.keepTheirs': ({ addressId, date, told }) =>
      access
        .ofId(addressId)
        .change((session) =>
          ok(
            keepTheirs(session, { addressId: asAddressId(addressId), date, told }, session.staff.initials()),
          ),
        ),
    'publishing.publishOurs': ({ addressId, date, told }) =>
      access
        .ofId(addressId)
        .change((session) =>
          ok(
            publishOurs(session, { addressId: asAddressId(addressId), date, told }, session.staff.initials()),
          ),
        ),
    'publishing.switch': ({ addressId, on }) =>
      access.ofId(addressId).change((session) => ok(switchCalendar(session, asAddressId(addressId), on))),
  };
}

async function publishAll(
  access: SessionAccess,
  calendars: readonly SeenCalendar[],
): Promise<Result<PublishingChanged, Problem>> {
  const answer = await access.each.changeInParts((sessions) => {
    const at = calendarsAt(calendars, (id) => sessions.find(({ key }) => key === clinicKeyOf(id)));
    return publishInParts(at, sessions[0]?.staff.initials() ?? '');
  });
  if (!answer.ok) return answer;
  const last = answer.value.at(-1) ?? null;
  if (last === null) throw new Error('The last part of a press answers it.');
  return ok(last);
}

type Handlers = HandlersOf<typeof publishingRequests>;
type ReadName = 'propose' | 'progress' | 'coverage' | 'drift' | 'why' | 'isOn';

/** What is only looked at. */
function readHandlers(access: SessionAccess): Pick<Handlers, `publishing.${ReadName}`> {
  return {
    'publishing.propose': ({ addressId }) =>
      atOneMoment(access, addressId, 'read', (session) => propose(session, asAddressId(addressId))),
    'publishing.progress': () => access.each.read((sessions) => ok(progressOf(sessions))),
    'publishing.coverage': ({ calendars }) =>
      access.each.readInSteps((sessions) => coverageOf(sessions, calendars)),
    'publishing.drift': ({ addressId }) =>
      access.ofId(addressId).read((session) => ok(driftView(session, asAddressId(addressId)))),
    'publishing.isOn': ({ addressId }) =>
      access.ofId(addressId).readSoon((session) => isCalendarOn(session, asAddressId(addressId))),
    'publishing.why': ({ addressId, at, serviceId }) =>
      access
        .ofId(addressId)
        .read((session) => ok(whyOffered(session, { addressId: asAddressId(addressId), at, serviceId }))),
  };
}
