import { type ReactNode, useMemo, useState } from 'react';
import type { Guide, GuideCalendar } from '#shared/contract/connection.ts';
import { searchWords } from '#shared/domain/searchText.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../ui/Field.tsx';
import { useInSteps } from '../../ui/useInSteps.ts';
import { CalendarLine } from './CalendarLine.tsx';

/** As many lines as somebody looks through without searching. */
const lookedThrough = 12;

interface Props {
  readonly calendars: readonly GuideCalendar[];
  /** Where a clinic has several, each line says in which it is. */
  readonly facilities: Guide['facilities'];
}

/** Calendars, one line each; a long list is searched by any word of its lines. */
export function CalendarLines({ calendars, facilities }: Props): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState('');
  const lines = useMemo(() => linesOf(calendars, facilities), [calendars, facilities]);
  const words = searchWords(typed).split(' ').filter(Boolean);
  const hits = lines.filter(({ text }) => words.every((word) => text.includes(word)));
  const { count } = useInSteps({ question: typed, all: hits.length, atOnce: 30, more: 40 });
  return (
    <>
      {calendars.length > lookedThrough && (
        <div className="guide-find">
          <Field label={t('mapping.find')} value={typed} onChange={setTyped} />
          <p className="meta tabular" role="status">
            {t('setup.guide.addresses.found', { count: hits.length, all: lines.length })}
          </p>
        </div>
      )}
      <ul className="guide-list">
        {hits.slice(0, count).map(({ calendar, place }) => (
          <CalendarLine key={calendar.addressId} calendar={calendar} place={place} />
        ))}
      </ul>
      {hits.length === 0 && lines.length > 0 && <p className="meta">{t('mapping.noneFound')}</p>}
    </>
  );
}

interface Line {
  readonly calendar: GuideCalendar;
  readonly place: string;
  /** By which it is found. */
  readonly text: string;
}

function linesOf(calendars: readonly GuideCalendar[], facilities: Guide['facilities']): readonly Line[] {
  const names = new Map(facilities.length > 1 ? facilities.map(({ id, name }) => [id, name]) : []);
  return calendars.map((calendar) => {
    // Many an address is called as its clinic is.
    const place = [...new Set([calendar.place, names.get(calendar.facilityId)])].filter(Boolean).join(' · ');
    return { calendar, place, text: searchWords(`${calendar.doctor} ${place}`) };
  });
}
