import type { RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { CalendarHoursRow, HoursView } from '#shared/contract/hours.ts';
import { draftAfter } from '#shared/domain/availability/timetable.ts';

/** The hours of a scene, which main would keep: a draft is there again when it is asked for. */
export interface PlayedHours {
  list(): CalendarHoursRow[];
  get(wanted: RequestOf<'hours.get'>): ResponseOf<'hours.get'>;
  saveDraft(wanted: RequestOf<'hours.saveDraft'>): ResponseOf<'hours.saveDraft'>;
  discardDraft(wanted: RequestOf<'hours.discardDraft'>): ResponseOf<'hours.discardDraft'>;
}

export function playedHours(begun: readonly HoursView[]): PlayedHours {
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
  };
}
