import type { ReactNode } from 'react';
import { Button as PressButton } from 'react-aria-components';
import type { AwayRow } from '#shared/contract/away.ts';
import { awayTimeWords } from '../i18n/awayWords.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';

interface Props {
  readonly rows: readonly AwayRow[];
  readonly onChosen: (id: string) => void;
}

/** Closed times whose visits nobody has looked at: whoever was interrupted goes on from here. */
export function AwayList({ rows, onChosen }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  if (rows.length === 0) return null;
  return (
    <ul className="place-list">
      {rows.map((row) => (
        <li key={row.id}>
          <PressButton className="place-row attention-row" onPress={() => onChosen(row.id)}>
            <span className="place-who" title={row.doctor}>
              <strong>{row.doctor}</strong>
            </span>
            <span className="attention-why">
              {t(`away.wish.${row.kind}`, { dates: awayTimeWords(row, { t, formats, today }) })}
            </span>
            <span className="attention-why">{t('away.visits.toDo', { count: row.open })}</span>
          </PressButton>
        </li>
      ))}
    </ul>
  );
}
