import { type ReactNode, useState } from 'react';
import type { LeftBehind, MappingRow } from '#shared/contract/mapping.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useOnce } from '../ui/useOnce.ts';

interface Props {
  readonly row: MappingRow;
  readonly who: string;
  readonly onSettle: () => Promise<void>;
  readonly onMatch: (to: string) => Promise<void>;
  /** Shows words until they were read. */
  readonly onTell: (words: string) => void;
}

/** What happened to an object at the vendor, and what can be done about it. */
export function WhatHappened({ row, who, onSettle, onMatch, onTell }: Props): ReactNode {
  const t = useT();
  const once = useOnce();
  const leaves = useLeaves();
  const { news } = row;
  if (news === null) return <div role="cell" />;
  const left = news.kind === 'vanished' ? news.left : null;
  const words =
    news.kind === 'renamed'
      ? t('mapping.news.renamed', { from: news.from === '' ? '–' : news.from })
      : t(`mapping.news.${news.kind}`);
  return (
    <div role="cell" className="mapping-news" data-news={news.kind}>
      {left === null ? (
        <span className="mapping-news-words" title={words}>
          {words}
        </span>
      ) : (
        <Left what={leaves(left)} who={who} onTell={onTell} />
      )}
      <button
        type="button"
        className="mapping-small"
        data-part="seen"
        aria-label={t('mapping.seenOf', { who })}
        onClick={() => once(onSettle)}
      >
        {t('mapping.seen')}
      </button>
      {news.kind === 'vanished' && news.matches.length > 0 && (
        <Match row={row} matches={news.matches} who={who} onMatch={(to) => once(() => onMatch(to))} />
      )}
    </div>
  );
}

interface LeftProps {
  readonly what: string;
  readonly who: string;
  readonly onTell: (words: string) => void;
}

/** What has been left behind, as far as there is room; a press tells all of it over the foot of the table. */
function Left({ what, who, onTell }: LeftProps): ReactNode {
  const t = useT();
  const whole = t('mapping.left.all', { who, what });
  return (
    <button
      type="button"
      className="mapping-news-words mapping-left"
      data-part="left"
      title={whole}
      aria-label={whole}
      onClick={() => onTell(whole)}
    >
      {what}
    </button>
  );
}

/** What has been left behind, in one line: what a person must look after comes first. */
function useLeaves(): (left: LeftBehind) => string {
  const t = useT();
  const formats = useFormats();
  return ({ calendars, visits, hours, daysOff, breaks, decisions, services }) =>
    [
      calendars === 0 ? '' : t('mapping.left.calendars', { count: calendars }),
      visits === null
        ? ''
        : `${t('mapping.left.visits', { count: visits.count })} (${formats.days(visits.first, visits.last)})`,
      hours === 'none' ? '' : t(`mapping.left.${hours}`),
      daysOff === 0 ? '' : t('mapping.left.daysOff', { count: daysOff }),
      breaks === 0 ? '' : t('mapping.left.breaks', { count: breaks }),
      decisions === 0 ? '' : t('mapping.left.decisions', { count: decisions }),
      services === 0 ? '' : t('mapping.left.services', { count: services }),
    ]
      .filter(Boolean)
      .join(', ');
}

interface MatchProps {
  readonly row: MappingRow;
  readonly matches: Extract<NonNullable<MappingRow['news']>, { kind: 'vanished' }>['matches'];
  readonly who: string;
  readonly onMatch: (to: string) => void;
}

/** As what it may go on. The likeliest is chosen; a person says whether it is so. */
function Match({ matches, who, onMatch }: MatchProps): ReactNode {
  const t = useT();
  const [chosen, setChosen] = useState(matches[0]?.id ?? '');
  const to = matches.some(({ id }) => id === chosen) ? chosen : (matches[0]?.id ?? '');
  return (
    <>
      <select
        className="mapping-match"
        data-part="match"
        aria-label={t('mapping.goesOnAs', { who })}
        value={to}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {matches.map(({ id, vendorName, belongsTo }) => (
          <option key={id} value={id}>
            {[vendorName, belongsTo, id].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="mapping-small"
        data-part="same"
        aria-label={t('mapping.sameOf', { who })}
        onClick={() => onMatch(to)}
      >
        {t('mapping.same')}
      </button>
    </>
  );
}
