import type { ReactNode } from 'react';
import type { LocalDate } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { looks, type Look } from './coverageMap.ts';
import type { ShownCalendars } from './useShownCalendars.ts';

interface Props {
  readonly counts: ReadonlyMap<Look, number>;
  readonly shown: ShownCalendars;
  /** The first date that was looked for. */
  readonly onFound: (addressId: string, date: LocalDate) => void;
}

/** Finds calendars by how their dates stand: what the map's marks mean is what can be looked for. */
export function MapTools({ counts, shown, onFound }: Props): ReactNode {
  const t = useT();
  const { typed, calendars, look } = shown;
  const press = (wanted: Look): void => {
    const found = shown.lookFor(wanted);
    if (found !== null) onFound(found.addressId, found.date);
  };
  return (
    <div className="overview-tools">
      <div className="overview-looks" role="group" aria-label={t('publishing.map.looks')}>
        {looks
          .filter((one) => one !== 'damaged' || (counts.get(one) ?? 0) > 0)
          .map((one) => (
            <button
              key={one}
              type="button"
              className="overview-look"
              aria-pressed={one === look}
              onClick={() => press(one)}
            >
              <span className="overview-cell" data-state={one} aria-hidden />
              {t(`publishing.state.${one}`)}
              <Count value={counts.get(one) ?? 0} />
            </button>
          ))}
      </div>
      <AsOf />
      <p className="visually-hidden" role="status">
        {(typed.trim() !== '' || look !== null) &&
          t('hours.list.found', { count: calendars.length, query: typed.trim() })}
      </p>
    </div>
  );
}

function Count({ value }: { readonly value: number }): ReactNode {
  const formats = useFormats();
  return (
    <span className="overview-count tabular" data-none={value === 0 ? '' : undefined}>
      {formats.number(value)}
    </span>
  );
}

/** Without the line the map is as old as what was read last. */
function AsOf(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const line = useDesk((desk) => desk.line);
  if (line.kind !== 'offline' && line.kind !== 'paused') return null;
  return (
    <p className="overview-old" role="status">
      {line.asOf === null
        ? t('publishing.map.noLine')
        : t('publishing.map.asOf', { time: formats.dayAndTime(line.asOf, today) })}
    </p>
  );
}
