import { z } from 'zod';
import { addressPath, deedOf, placeOf, type AddressCall, type Operation } from '../http/operation.ts';
import { answer, bare, created, list, refused, replyTo } from '../http/reply.ts';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { addBreak, addCoupledBreaks, moveBreak, removeBreak } from '../rules/breaks.ts';
import { disableCalendar } from '../rules/disableCalendar.ts';
import { breaksAt } from '../rules/lookup.ts';
import { readInstant } from '../wire/instant.ts';
import { written } from '../wire/time.ts';
import type { Break, World } from '../world.ts';

const optionalKeys = z.object({
  description: z.string().nullish(),
  apply_on_coupled_addresses: z.boolean().nullish(),
});

/** Whether a calendar is on, and its breaks. */
export const calendarOperations: readonly Operation[] = [
  {
    id: 'getCalendar',
    method: 'GET',
    path: `${addressPath}/calendar`,
    reach: 'address',
    belongs: true,
    run: ({ address }) =>
      address.calendar === null ? refused(refusals.calendarNotFound) : answer({ status: address.calendar }),
  },
  {
    id: 'enableCalendar',
    method: 'POST',
    path: `${addressPath}/calendar/enable`,
    reach: 'address',
    run: ({ address }) => {
      if (address.readOnly === true) return refused(refusals.calendarNotAuthorized);
      if (address.disabled === true) return refused(refusals.addressDisabled);
      if (address.commercialType === 'basic') return refused(refusals.notCommercial(address.id));
      if (address.calendar === 'enabled') return refused(refusals.calendarAlreadyEnabled);
      address.calendar = 'enabled';
      return bare(200);
    },
  },
  {
    id: 'disableCalendar',
    method: 'POST',
    path: `${addressPath}/calendar/disable`,
    reach: 'address',
    run: (call) => {
      const { address, clinic } = call;
      if (address.readOnly === true) return refused(refusals.calendarNotAuthorized);
      if (address.calendar !== 'enabled') return refused(refusals.calendarAlreadyDisabled);
      disableCalendar(clinic.world, address, clinic.quirks.disableCalendar, deedOf(call));
      return bare(200);
    },
  },
  {
    id: 'getCalendarBreaks',
    method: 'GET',
    path: `${addressPath}/breaks`,
    reach: 'address',
    run: ({ clinic: { world }, address, query }) => {
      if (address.calendar === null) return refused(refusals.calendarNotFoundForAddress);
      const since = readInstant(query.get('since') ?? '');
      const till = readInstant(query.get('till') ?? '');
      if (since === null || till === null) return refused(refusals.invalidDate);
      return list(breaksAt(world, address.id, since, till).map((pause) => writtenBreak(world, pause)));
    },
  },
  {
    id: 'addCalendarBreak',
    method: 'POST',
    path: `${addressPath}/breaks`,
    reach: 'address',
    run: (call) => {
      const { address } = call;
      if (address.readOnly === true) return refused(refusals.calendarNotAuthorized);
      const range = rangeOf(call.body);
      if (!range.ok) return refused(range.refusal);
      const rest = optionalKeys.safeParse(call.body);
      if (!rest.success) return refused(refusals.invalidArguments);
      const wanted = { ...range.value, description: rest.data.description ?? null };
      const { world } = call.clinic;
      const isCoupled = rest.data.apply_on_coupled_addresses === true;
      const added = (isCoupled ? addCoupledBreaks : addBreak)(world, address, wanted, deedOf(call));
      return replyTo(added, (pause) =>
        created(
          `${placeOf(address)}/breaks/${pause.id}`,
          call.clinic.quirks.newBreakInAnswer ? writtenBreak(world, pause) : undefined,
        ),
      );
    },
  },
  {
    id: 'getCalendarBreak',
    method: 'GET',
    path: `${addressPath}/breaks/:break_id`,
    reach: 'address',
    run: (call) => replyTo(breakOf(call), (pause) => answer(writtenBreak(call.clinic.world, pause))),
  },
  {
    id: 'moveCalendarBreak',
    method: 'PATCH',
    path: `${addressPath}/breaks/:break_id`,
    reach: 'address',
    run: (call) => {
      if (call.address.readOnly === true) return refused(refusals.calendarNotAuthorized);
      const pause = breakOf(call);
      if (!pause.ok) return refused(pause.refusal);
      const range = rangeOf(call.body);
      if (!range.ok) return refused(range.refusal);
      return replyTo(moveBreak(call.clinic.world, pause.value, range.value, deedOf(call)), () => bare(204));
    },
  },
  {
    id: 'deleteCalendarBreak',
    method: 'DELETE',
    path: `${addressPath}/breaks/:break_id`,
    reach: 'address',
    run: (call) => {
      if (call.address.readOnly === true) return refused(refusals.calendarNotAuthorized);
      return replyTo(breakOf(call), (pause) => {
        removeBreak(call.clinic.world, pause, deedOf(call));
        return bare(204);
      });
    },
  },
];

function writtenBreak(world: World, pause: Break) {
  return {
    id: pause.id,
    since: written(world, pause.since),
    till: written(world, pause.till),
    description: pause.description,
  };
}

function breakOf({ clinic: { world }, address, params }: AddressCall): Outcome<Break> {
  if (address.calendar === null) return refuse(refusals.calendarNotFoundForAddress);
  const pause = world.breaks.get(params['break_id'] ?? '');
  return pause?.addressId === address.id ? done(pause) : refuse(refusals.breakNotFound);
}

/** `since` and `till`, each with its own words for being absent. */
function rangeOf(body: unknown): Outcome<{ readonly since: number; readonly till: number }> {
  const keys = z.object({ since: z.unknown().optional(), till: z.unknown().optional() }).safeParse(body);
  const { since, till } = keys.success ? keys.data : {};
  if (since === undefined || since === null) return refuse(refusals.sinceRequired);
  if (till === undefined || till === null) return refuse(refusals.tillRequired);
  const from = typeof since === 'string' ? readInstant(since) : null;
  const to = typeof till === 'string' ? readInstant(till) : null;
  if (from === null || to === null) return refuse(refusals.invalidDateRange);
  return done({ since: from, till: to });
}
