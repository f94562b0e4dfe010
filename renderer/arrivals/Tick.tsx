import type { ReactNode } from 'react';
import type { TimeZone } from '#shared/time/zone.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { nameOf } from '../i18n/nameOf.ts';
import type { DayRow } from './rows.ts';

interface Props {
  readonly row: DayRow;
  readonly timeZone: TimeZone;
  readonly absent: boolean;
  /** It is what Enter means. */
  readonly isMatch: boolean;
  /** The doctor is named, where the list is not in parts by doctor. */
  readonly withDoctor: boolean;
  readonly onToggle: (id: string) => void;
}

/** One visit to settle: ticked, its patient came. */
export function Tick({ row, timeZone, absent, isMatch, withDoctor, onToggle }: Props): ReactNode {
  const t = useT();
  const formats = formatsAt(useFormats(timeZone), row.addressId);
  const { card, doctor } = row;
  return (
    <label
      className="came"
      data-visit={card.id}
      data-absent={absent || undefined}
      data-match={isMatch || undefined}
    >
      <input
        type="checkbox"
        checked={!absent}
        aria-label={t('arrivals.end.came', { patient: nameOf(card, t) })}
        onChange={() => onToggle(card.id)}
      />
      <span className="tabular">{formats.time(card.start)}</span>
      <span className="came-who" title={nameOf(card, t)}>
        <strong>{card.surname}</strong>
        {card.surname !== '' && card.name !== '' && ', '}
        {card.name}
        {card.surname === '' && card.name === '' && nameOf(card, t)}
      </span>
      {withDoctor && (
        <span className="came-doctor meta" title={doctor}>
          {doctor}
        </span>
      )}
      {card.presence !== null && (
        <span className="meta">{t('arrivals.end.told', { presence: card.presence })}</span>
      )}
      {absent && <span className="came-absent">{t('arrivals.step.noShow')}</span>}
    </label>
  );
}
