import { type ReactNode, useEffect } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import { shownName } from '#shared/domain/ownName.ts';
import { CalendarList } from '../hours/CalendarList.tsx';
import { NarrowChoice } from '../hours/NarrowChoice.tsx';
import { useT } from '../i18n/useT.ts';
import { useChosenCalendar } from '../state/chosenCalendar.ts';
import { useDesk } from '../state/desk.ts';
import { Notice } from '../ui/Notice.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { ServicesBody } from './ServicesBody.tsx';
import { ServicesHead } from './ServicesHead.tsx';
import { showBeside } from './servicesState.ts';
import { useOffers } from './useOffers.ts';
import './services.css';

/** What the clinic's calendars offer: one calendar at a time, beside the list of all. */
export function ServicesPage(): ReactNode {
  const t = useT();
  const calendars = useDesk((desk) => desk.calendars);
  const wanted = useChosenCalendar(({ addressId }) => addressId);
  const chosen = calendars.find(({ addressId }) => addressId === wanted) ?? calendars[0];
  if (chosen === undefined)
    return (
      <Notice title={t('services.noCalendar.title')} text={t('services.noCalendar.text')} action={null} />
    );
  return (
    <div className="hours-page">
      <CalendarList chosen={chosen.addressId} />
      <section className="hours-one" aria-label={shownName(chosen)}>
        <NarrowChoice chosen={chosen.addressId} />
        <div className="services-main">
          <OneCalendar key={chosen.addressId} calendar={chosen} />
        </div>
      </section>
    </div>
  );
}

/** One calendar, with the others of its doctor: what differs between them is told at once. */
function OneCalendar({ calendar }: { readonly calendar: CalendarEntry }): ReactNode {
  const t = useT();
  const { addressId } = calendar;
  const asked = useOffers(addressId);
  useEffect(() => () => showBeside({ kind: 'nothing' }), []);
  const offers = asked.kind === 'found' ? asked.offers : [];
  const offer = offers.find((entry) => entry.addressId === addressId);
  return (
    <>
      <ServicesHead calendar={calendar} offer={offer ?? null} />
      {asked.kind === 'failed' && (
        <div className="services-note">
          <ProblemNote problem={asked.problem} triedAgainBy="person" onRetry={asked.again} />
        </div>
      )}
      {asked.kind === 'reading' && <p className="meta hours-reading">{t('services.reading')}</p>}
      {asked.kind === 'found' && offer === undefined && (
        <Notice title={t('services.gone.title')} text={t('services.gone.text')} action={null} />
      )}
      {offer !== undefined && <ServicesBody offer={offer} offers={offers} />}
    </>
  );
}
