import type { HandlersOf } from '#shared/contract/door.ts';
import type { hoursRequests } from '#shared/contract/hours.ts';
import type { hoursFileRequests } from '#shared/contract/hoursFile.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import type { DeskParts } from '../ports.ts';
import { calendarHours } from './calendarHours.ts';
import { copyHours, matchServices } from './copyHours.ts';
import { hoursNotRead } from '../hoursNotRead.ts';
import { hoursDifference } from './difference.ts';
import { discardDraft, saveDraft } from './drafts.ts';
import { putException, removeException } from './exceptions.ts';
import { chooseHolidays, holidaysAt, setRegion } from './holidays.ts';
import { exportHours } from './hoursFile.ts';
import { applyHours, previewHours } from './importHours.ts';
import { listHours } from './listHours.ts';
import { exceptionOutcome } from './outcome.ts';

/** Of each request the clinic is meant that its calendar is of. */
export function hoursHandlers(
  access: SessionAccess,
  parts: Pick<DeskParts, 'push' | 'paper'>,
): HandlersOf<typeof hoursRequests & typeof hoursFileRequests> {
  const { push } = parts;
  return {
    ...fileHandlers(access, parts),
    'hours.list': () => access.each.readInSteps((sessions) => listHours(sessions.map(({ store }) => store))),
    'hours.get': ({ addressId }) =>
      access.ofId(addressId).read((clinic) => {
        const hours = calendarHours(clinic, asAddressId(addressId));
        return ok(hours === null ? { kind: 'gone' } : { kind: 'hours', hours });
      }),
    'hours.saveDraft': (wanted) =>
      access.ofId(wanted.addressId).change((clinic) => ok(saveDraft(clinic, wanted, push))),
    'hours.discardDraft': (wanted) =>
      access.ofId(wanted.addressId).change((clinic) => ok(discardDraft(clinic, wanted, push))),
    'hours.difference': (wanted) =>
      access.ofId(wanted.addressId).read((clinic) => {
        const problem = hoursNotRead(clinic, asAddressId(wanted.addressId));
        return problem === null ? ok(hoursDifference(clinic, wanted)) : err(problem);
      }),
    'hours.putException': (wanted) =>
      access.ofId(wanted.addressId).change((clinic) => ok(putException(clinic, wanted, push))),
    'hours.removeException': (wanted) =>
      access.ofId(wanted.addressId).change((clinic) => ok(removeException(clinic, wanted, push))),
    'hours.outcome': (wanted) =>
      access.ofId(wanted.addressId).readInSteps((clinic) => exceptionOutcome(clinic, wanted)),
    'hours.holidays': (wanted) =>
      access.ofId(wanted.addressId).read((clinic) => {
        const holidays = holidaysAt(clinic, wanted);
        return ok(holidays === null ? { kind: 'gone' } : { kind: 'holidays', holidays });
      }),
    'hours.chooseHolidays': (wanted) =>
      access.ofId(wanted.addressId).change((clinic) => ok(chooseHolidays(clinic, wanted, push))),
    'hours.setRegion': (wanted) =>
      access.ofId(wanted.addressId).change((clinic) => ok(setRegion(clinic, wanted))),
    'hours.matchServices': (wanted) =>
      access.ofId(wanted.addressId).read((clinic) => ok(matchServices(clinic, wanted))),
    'hours.copy': (wanted) =>
      access.ofId(wanted.addressId).change((clinic) => ok(copyHours(clinic, wanted, push))),
  };
}

/** All hours as one file, of all clinics. */
function fileHandlers(
  access: SessionAccess,
  parts: Pick<DeskParts, 'push' | 'paper'>,
): HandlersOf<typeof hoursFileRequests> {
  return {
    'hoursFile.export': () => access.each.readSoon((clinics) => exportHours(clinics, parts)),
    'hoursFile.preview': ({ text }) => access.each.read((clinics) => ok(previewHours(clinics, text))),
    'hoursFile.apply': ({ text, ground }) =>
      access.each.change((clinics) => {
        const applied = applyHours(clinics, text, ground, parts.push);
        return ok(
          applied === null
            ? { kind: 'moved', preview: previewHours(clinics, text) }
            : { kind: 'applied', ...applied },
        );
      }),
  };
}
