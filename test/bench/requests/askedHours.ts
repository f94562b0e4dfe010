import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import { coverageAtOnce } from '#shared/domain/availability/coverage.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { addDays, localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { plansOf } from './keptHours.ts';
import { timeZone, type LargeClinic } from './largeClinic.ts';

/** Asks the desk, as a window does before it asks what is measured: what is decided carries what was seen. */
export type AskDesk = <N extends RequestName>(name: N, request: RequestOf<N>) => Promise<ResponseOf<N>>;

/** What is asked of a name, the `turn`-th time; `null`: nothing that is measured here. */
export type Asked<Names extends RequestName = RequestName> = {
  readonly [N in Names]: Readonly<
    Record<string, (turn: number, ask: AskDesk) => RequestOf<N> | Promise<RequestOf<N>>>
  > | null;
};

type HoursName = Extract<RequestName, `hours.${string}` | `publishing.${string}`>;

/** What waits for the network, a dialog or another file is not the thread's: these are not asked. */
const waits = null;
const plain = { '': () => null };

/**
 * The requests of hours, as a manager asks them: drafts are those of calendars whose hours are kept at the marketplace, and what is published
 * are drafts that change all workdays of a calendar.
 */
export function hoursRequests(clinic: LargeClinic, now: EpochMs): Asked<HoursName> {
  return { ...editing(clinic, now), ...publishing(clinic, now) };
}

const at = <T>(list: readonly T[], turn: number): T => {
  const found = list[turn % list.length];
  if (found === undefined) throw new Error('There is nobody to ask for.');
  return found;
};

const calendarOf =
  ({ calendars }: LargeClinic) =>
  (turn: number): string =>
    at(calendars, turn * 7);

/** Calendars whose hours are kept at the marketplace. */
const elsewhere = ({ calendars, kept }: LargeClinic): readonly string[] =>
  calendars.slice(0, calendars.length - kept.length);

/** A calendar as it is seen just now. */
async function seen(ask: AskDesk, addressId: string): Promise<{ addressId: string; seen: number }> {
  const answer = await ask('hours.get', { addressId });
  if (answer.kind !== 'hours') throw new Error('A calendar of the clinic is missing.');
  return { addressId, seen: answer.hours.timetable.revision };
}

/** Dates of the horizon beyond its first week. */
const holidays = 70;

/** The whole clinic is closed. */
const closed = (id: string, from: LocalDate, to: LocalDate): Exception => ({
  id,
  scope: { kind: 'clinic' },
  from,
  to,
  reason: 'vacation',
  change: { kind: 'closed', times: null },
  note: '',
});

function editing(clinic: LargeClinic, now: EpochMs): Asked<Extract<RequestName, `hours.${string}`>> {
  const today = localDateOf(now, timeZone);
  const calendar = calendarOf(clinic);
  const others = elsewhere(clinic);
  return {
    'hours.list': plain,
    'hours.get': { '': (turn) => ({ addressId: calendar(turn) }) },
    'hours.saveDraft': {
      'a week': async (turn, ask) => ({
        ...(await seen(ask, at(others, turn))),
        plans: plansOf([], now, turn % 2 === 0 ? '15:00' : '17:00'),
      }),
      'of what is in force': async (turn, ask) => ({
        ...(await seen(ask, at(clinic.kept, turn).addressId)),
        plans: plansOf(at(clinic.kept, turn).services, now, turn < 80 ? '16:45' : '16:30'),
      }),
    },
    'hours.discardDraft': { '': (turn, ask) => seen(ask, at(others, turn)) },
    'hours.difference': {
      'nothing kept': (turn, ask) => seen(ask, at(others, turn)),
      'a draft of all workdays': (turn, ask) => seen(ask, at(clinic.kept, turn).addressId),
    },
    'hours.putException': {
      'a day of a calendar': (turn) => ({
        addressId: calendar(turn),
        exception: {
          ...closed(`day ${turn}`, addDays(today, 3), addDays(today, 3)),
          scope: {
            kind: 'address',
            addressId: clinic.calendars[(turn * 7) % clinic.calendars.length] ?? never(),
          },
        },
        seen: null,
      }),
    },
    'hours.removeException': waits,
    'hours.outcome': {
      'the clinic is closed for two weeks': (turn) => ({
        addressId: calendar(turn),
        exception: closed('closed', today, addDays(today, 13)),
      }),
      'and for twelve': (turn) => ({
        addressId: calendar(turn),
        exception: closed('closed', today, addDays(today, 83)),
      }),
    },
    'hours.holidays': { '': (turn) => ({ addressId: calendar(turn), year: Number(today.slice(0, 4)) }) },
    'hours.chooseHolidays': waits,
    'hours.setRegion': waits,
    'hours.matchServices': {
      'all calendars': (turn) => ({ addressId: calendar(turn), to: [...clinic.calendars] }),
    },
    'hours.copy': waits,
  };
}

function never(): never {
  throw new Error('A calendar of the clinic is missing.');
}

function publishing(clinic: LargeClinic, now: EpochMs): Asked<Extract<RequestName, `publishing.${string}`>> {
  const today = localDateOf(now, timeZone);
  const calendar = calendarOf(clinic);
  const kept = (turn: number): string => at(clinic.kept, turn).addressId;
  return {
    'publishing.publish': {
      'a draft of all workdays': async (turn, ask) => ({ calendars: [await seen(ask, kept(turn))] }),
      'a holiday of all calendars': async (turn, ask) => {
        const nth = turn % holidays;
        const date = addDays(today, 7 + nth);
        const exception = closed(`holiday ${nth}`, date, date);
        const addressId = kept(turn);
        // Once each of the dates has had its holiday, it is opened again: that changes as many.
        const answer =
          turn < holidays
            ? await ask('hours.putException', { addressId, exception, seen: null })
            : await ask('hours.removeException', { addressId, seen: exception });
        if (answer.kind !== 'saved' || answer.publish.length === 0)
          throw new Error('There is nothing to publish.');
        return { calendars: answer.publish };
      },
    },
    'publishing.stepBack': { '': async (turn, ask) => ({ calendars: [await seen(ask, kept(turn))] }) },
    'publishing.propose': { '': (turn) => ({ addressId: at(elsewhere(clinic), turn) }) },
    'publishing.takeOver': waits,
    'publishing.giveBack': {
      'nothing there': (turn) => ({ calendars: [{ addressId: calendar(turn), seen: 9_999 }] }),
    },
    'publishing.progress': plain,
    'publishing.pause': waits,
    'publishing.resume': waits,
    'publishing.stop': waits,
    'publishing.coverage': {
      'as many as are told at once': (turn) => ({
        calendars: Array.from({ length: coverageAtOnce }, (_, index) => calendar(turn + index)),
      }),
    },
    'publishing.drift': { '': (turn) => ({ addressId: calendar(turn) }) },
    'publishing.keepTheirs': waits,
    'publishing.publishOurs': waits,
    'publishing.why': {
      '': (turn) => ({ addressId: calendar(turn), at: now + 86_400_000, serviceId: null }),
    },
    'publishing.switch': waits,
    'publishing.isOn': waits,
  };
}
