import { type ReactNode, useState } from 'react';
import type { MappingRow } from '#shared/contract/mapping.ts';
import { useT } from '../i18n/useT.ts';
import { useOnce } from '../ui/useOnce.ts';

interface Props {
  readonly row: MappingRow;
  readonly who: string;
  readonly onSettle: () => Promise<void>;
  readonly onMatch: (to: string) => Promise<void>;
}

/** What happened to an object at the vendor, and what can be done about it. */
export function WhatHappened({ row, who, onSettle, onMatch }: Props): ReactNode {
  const t = useT();
  const once = useOnce();
  const { news } = row;
  if (news === null) return <div role="cell" />;
  const words =
    news.kind === 'renamed'
      ? t('mapping.news.renamed', { from: news.from === '' ? '–' : news.from })
      : t(`mapping.news.${news.kind}`);
  return (
    <div role="cell" className="mapping-news" data-news={news.kind}>
      <span className="mapping-news-words" title={words}>
        {words}
      </span>
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
