import type { RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import { requests } from '#shared/contract/contract.ts';
import type { CalendarHoursRow, ChangedDay, HoursView, VisitOutside } from '#shared/contract/hours.ts';
import type { HolidayChoice } from '#shared/domain/availability/holidayException.ts';
import { weekdayOf } from '#shared/domain/availability/weekday.ts';
import { addDays, startOfDay, type LocalDate } from '#shared/time/zone.ts';
import { draftAfter } from '#shared/domain/availability/timetable.ts';

type HolidayRequest = 'hours.holidays' | 'hours.chooseHolidays' | 'hours.setRegion';

/** The hours of a scene, which main would keep: a draft is there again when it is asked for. */
export interface PlayedHours {
  list(): CalendarHoursRow[];
  get(wanted: RequestOf<'hours.get'>): ResponseOf<'hours.get'>;
  saveDraft(wanted: RequestOf<'hours.saveDraft'>): ResponseOf<'hours.saveDraft'>;
  discardDraft(wanted: RequestOf<'hours.discardDraft'>): ResponseOf<'hours.discardDraft'>;
  /** Each workday of two weeks changes, wherever a draft waits. */
  difference(wanted: RequestOf<'hours.difference'>): ResponseOf<'hours.difference'>;
  putException(wanted: RequestOf<'hours.putException'>): ResponseOf<'hours.putException'>;
  removeException(wanted: RequestOf<'hours.removeException'>): ResponseOf<'hours.removeException'>;
  /** Two holidays a year, of which somebody chooses. */
  holidays(name: HolidayRequest, request: unknown): ResponseOf<HolidayRequest>;
  matchServices(wanted: RequestOf<'hours.matchServices'>): ResponseOf<'hours.matchServices'>;
  copy(wanted: RequestOf<'hours.copy'>): ResponseOf<'hours.copy'>;
}

export function playedHours(begun: readonly HoursView[]): PlayedHours {
  const choices = new Map<string, HolidayChoice>();
  const known = new Map(begun.map((hours) => [hours.addressId, hours]));
  const change = (
    addressId: string,
    seen: number,
    timetable: (hours: HoursView) => Partial<HoursView['timetable']>,
  ): ResponseOf<'hours.saveDraft'> => {
    const hours = known.get(addressId);
    if (hours === undefined) return { kind: 'gone' };
    if (hours.timetable.revision !== seen) return { kind: 'changedMeanwhile', hours };
    const after: HoursView = {
      ...hours,
      timetable: { ...hours.timetable, ...timetable(hours), revision: seen + 1 },
    };
    known.set(addressId, after);
    return { kind: 'saved', hours: after };
  };
  return {
    list: () =>
      [...known.values()].map(({ addressId, timetable: { draft, inForce, damaged } }) => ({
        addressId,
        kept: inForce === null ? 'marketplace' : 'here',
        draft: draft && { staff: draft.staff, since: draft.since },
        damaged: damaged.length > 0,
      })),
    get({ addressId }) {
      const hours = known.get(addressId);
      return hours === undefined ? { kind: 'gone' } : { kind: 'hours', hours };
    },
    saveDraft: ({ addressId, seen, plans }) =>
      change(addressId, seen, ({ timetable: { draft } }) => {
        const after = draftAfter(draft, { plans, staff: 'AK', at: Date.now() });
        return { draft: { ...after, plans: [...after.plans] } };
      }),
    discardDraft: ({ addressId, seen }) => change(addressId, seen, () => ({ draft: null })),
    difference({ addressId, seen }) {
      const hours = known.get(addressId);
      if (hours === undefined) return { kind: 'gone' };
      const { revision, draft, inForce } = hours.timetable;
      if (revision !== seen) return { kind: 'changedMeanwhile', hours };
      const days = draft === null ? [] : changedDays(hours.today);
      return {
        kind: 'difference',
        seen,
        kept: inForce === null ? 'marketplace' : 'here',
        days,
        shown: `shown-${revision}`,
        writes: days.length,
        minutes: Math.ceil(days.length / 20),
        visits: draft === null ? [] : [visitOutside(addressId, hours.today)],
        visitCount: draft === null ? 0 : 1,
        atOnce: [],
      };
    },
    putException({ addressId, exception }) {
      const hours = known.get(addressId);
      if (hours === undefined) return { kind: 'gone' };
      const others = hours.exceptions.filter(({ id }) => id !== exception.id);
      const after = { ...hours, exceptions: [...others, exception] };
      known.set(addressId, after);
      return { kind: 'saved', hours: after, publish: [] };
    },
    removeException({ addressId, seen }) {
      const hours = known.get(addressId);
      if (hours === undefined) return { kind: 'gone' };
      const after = { ...hours, exceptions: hours.exceptions.filter(({ id }) => id !== seen.id) };
      known.set(addressId, after);
      return { kind: 'saved', hours: after, publish: [] };
    },
    holidays(name, request) {
      if (name === 'hours.chooseHolidays')
        for (const { date, choice } of requests[name].request.parse(request).choices)
          choices.set(date, choice);
      const { year } = requests['hours.holidays'].request.parse(request);
      const day = (date: string, called: string) => ({
        date: `${year}-${date}`,
        name: called,
        kind: 'public' as const,
        times: null,
        choice: choices.get(`${year}-${date}`) ?? ('open' as const),
      });
      const holidays = {
        year,
        regions: [],
        region: null,
        days: [day('01-01', 'Nowy Rok'), day('12-25', 'Boże Narodzenie')],
      };
      return name === 'hours.holidays'
        ? { kind: 'holidays', holidays }
        : { kind: 'saved', holidays, publish: [] };
    },
    matchServices: ({ to }) =>
      to.map((addressId) => ({
        addressId,
        seen: known.get(addressId)?.timetable.revision ?? 0,
        hasDraft: (known.get(addressId)?.timetable.draft ?? null) !== null,
        missing: [],
      })),
    copy: ({ to }) => ({ kind: 'copied', copied: to.map(({ addressId }) => addressId), left: [] }),
  };
}

const changedDays = (today: LocalDate): ChangedDay[] =>
  Array.from({ length: 14 }, (_, index) => addDays(today, index + 1))
    .filter((date) => weekdayOf(date) < 6)
    .map((date) => ({
      date,
      change: 'write',
      gone: [{ start: '08:00', end: '09:00' }],
      added: [{ start: '14:00', end: '16:00' }],
    }));

const visitOutside = (addressId: string, today: LocalDate): VisitOutside => {
  const start = startOfDay(addDays(today, 2), 'Europe/Warsaw') + 8 * 3_600_000;
  return {
    bookingId: 'v1',
    addressId,
    doctor: 'Jan Nowak',
    start,
    end: start + 20 * 60_000,
    name: 'Anna',
    surname: 'Kowalska',
    phone: '+48600100200',
    service: 'Konsultacja',
  };
};
