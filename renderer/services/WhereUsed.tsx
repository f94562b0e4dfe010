import type { ReactNode } from 'react';
import type { OfferedService, ServiceUsesView } from '#shared/contract/services.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useAsked } from '../state/useAsked.ts';
import { chooseCalendar } from '../state/chosenCalendar.ts';
import { showSegment } from '../state/hoursSegment.ts';
import { Button } from '../ui/Button.tsx';

/** Asked again at most so often while something changes. Milliseconds. */
const gatherMs = 5_000;
/** More places are counted. */
const mostPlaces = 8;

/** Where a service is used: hours that are kept here, free times at the marketplace, visits. */
export function WhereUsed({ service }: { readonly service: OfferedService }): ReactNode {
  const t = useT();
  const { addressId, id } = service;
  const asked = useAsked('services.uses', { addressId, serviceId: id, duration: null }, gatherMs);
  return (
    <section className="services-uses">
      <h4>{t('services.uses.title')}</h4>
      {asked.kind === 'reading' && <p className="meta">{t('services.uses.reading')}</p>}
      {asked.kind === 'failed' && <p className="meta">{t('services.uses.failed')}</p>}
      {asked.kind === 'found' && asked.value !== null && <Places addressId={addressId} uses={asked.value} />}
    </section>
  );
}

interface PlacesProps {
  readonly addressId: string;
  readonly uses: ServiceUsesView;
}

function Places({ addressId, uses }: PlacesProps): ReactNode {
  const { weeks, exceptions, freeTimes, visits, timeZone } = uses;
  const t = useT();
  const formats = useFormats(timeZone);
  const today = useToday();
  const places = [
    ...weeks.map((week) =>
      t(week.weeks === 1 ? 'services.uses.weekly' : 'services.uses.inWeek', {
        day: weekdayName(week.weekday, formats.tag),
        start: week.start,
        end: week.end,
        ...(week.weeks === 1 ? {} : { week: week.week + 1, weeks: week.weeks }),
      }),
    ),
    ...exceptions.map(({ from, to }) =>
      t('services.uses.exception', { dates: from === to ? formats.day(from) : formats.days(from, to) }),
    ),
  ];
  const more = places.length - mostPlaces;
  return (
    <>
      <ul className="services-places">
        {[...new Set(places)].slice(0, mostPlaces).map((place) => (
          <li key={place}>{place}</li>
        ))}
        {more > 0 && <li className="meta">{t('services.uses.more', { count: more })}</li>}
        <li>
          {freeTimes.last === null
            ? t('services.uses.noFree')
            : t('services.uses.free', {
                count: freeTimes.count,
                last: formats.dayAndTime(freeTimes.last, today),
              })}
        </li>
        {visits > 0 && <li>{t('services.uses.visits', { count: visits })}</li>}
      </ul>
      {places.length > 0 && (
        <Button
          onPress={() => {
            chooseCalendar(addressId);
            showSegment('hours');
          }}
        >
          {t('services.uses.hours')}
        </Button>
      )}
    </>
  );
}

/** 1 January 2024 was a Monday. */
const weekdayName = (weekday: number, tag: string): string =>
  new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
