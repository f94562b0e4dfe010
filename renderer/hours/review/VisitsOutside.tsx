import { type ReactNode, useState } from 'react';
import type { VisitOutside } from '#shared/contract/hours.ts';
import { formatsAt, useFormats } from '../../i18n/useFormats.ts';
import { usePhoneText } from '../../i18n/usePhoneText.ts';
import { useT } from '../../i18n/useT.ts';
import { useToday } from '../../state/day.ts';
import { turnToVisit } from '../../state/selection.ts';
import { Button } from '../../ui/Button.tsx';

/** So many are shown before more are asked for. */
const fewVisits = 20;

interface Props {
  /** The first of them. */
  readonly visits: readonly VisitOutside[];
  readonly count: number;
}

/** The visits that new hours leave out: booked they stay, and each patient can be called from here. */
export function VisitsOutside({ visits, count }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const phoneText = usePhoneText();
  const today = useToday();
  const [all, setAll] = useState(false);
  if (visits.length === 0) return null;
  return (
    <section className="hours-outside" aria-label={t('hours.outside.title', { count })}>
      <h3>{t('hours.outside.title', { count })}</h3>
      <p className="meta">{t('hours.outside.text')}</p>
      <ul>
        {(all ? visits : visits.slice(0, fewVisits)).map((visit) => (
          <li key={visit.bookingId}>
            <button type="button" className="hours-visit" onClick={() => turnToVisit(visit.bookingId)}>
              <span className="tabular">
                {formatsAt(formats, visit.addressId).dayAndTime(visit.start, today)}
              </span>
              <strong>{`${visit.surname} ${visit.name}`.trim()}</strong>
              <span className="tabular">{visit.phone === null ? '–' : phoneText(visit.phone)}</span>
              <span className="meta">{visit.service}</span>
            </button>
          </li>
        ))}
      </ul>
      {!all && visits.length > fewVisits && (
        <Button rank="quiet" onPress={() => setAll(true)}>
          {t('hours.outside.more', { count: visits.length - fewVisits })}
        </Button>
      )}
      {all && visits.length < count && (
        <p className="meta">{t('hours.outside.first', { count: visits.length })}</p>
      )}
    </section>
  );
}
