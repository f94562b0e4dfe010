import { useMemo, useState } from 'react';
import type { CalendarEntry, CalendarsView } from '#shared/contract/calendars.ts';
import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import { shownName } from '#shared/domain/ownName.ts';
import { isCalled } from '#shared/domain/searchText.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { placeOf } from '../calendars/calendarWords.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { firstOf, type Look } from './coverageMap.ts';

/** What is typed and looked for, and the calendars that are left of it. */
export interface ShownCalendars {
  readonly calendars: readonly CalendarEntry[];
  readonly typed: string;
  readonly type: (typed: string) => void;
  readonly look: Look | null;
  /** @returns the first date that is looked for; `null`: there is none, or all are shown again */
  readonly lookFor: (look: Look) => { readonly addressId: string; readonly date: LocalDate } | null;
}

/**
 * The calendars that are called so and have dates that are looked for. Which have them is settled by the press: a row must not go from
 * under a hand because its date has been mended.
 */
export function useShownCalendars(
  calendars: CalendarsView,
  known: ReadonlyMap<string, CalendarCoverage>,
): ShownCalendars {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [looked, setLooked] = useState<{
    readonly look: Look;
    readonly ids: ReadonlySet<string>;
  } | null>(null);
  const withFacility = useDesk(
    (desk) => new Set(desk.calendars.map(({ facilityId }) => facilityId)).size > 1,
  );
  const query = typed.trim();
  const shown = useMemo(
    () =>
      calendars.filter((calendar) => {
        if (looked !== null && !looked.ids.has(calendar.addressId)) return false;
        if (query === '') return true;
        const called = `${shownName(calendar)} ${calendar.doctor} ${placeOf(calendar, withFacility, t)}`;
        return isCalled(called, query);
      }),
    [calendars, looked, query, withFacility, t],
  );
  return {
    calendars: shown,
    typed,
    type: setTyped,
    look: looked?.look ?? null,
    lookFor(look) {
      if (looked?.look === look) {
        setLooked(null);
        return null;
      }
      const found = calendars.flatMap(({ addressId }) => {
        const coverage = known.get(addressId);
        const date = coverage === undefined ? null : firstOf(coverage, look);
        return date === null ? [] : [{ addressId, date }];
      });
      setLooked({ look, ids: new Set(found.map(({ addressId }) => addressId)) });
      return found[0] ?? null;
    },
  };
}
