import type { ReactNode } from 'react';
import { shownName } from '#shared/domain/ownName.ts';
import { useT } from '../i18n/useT.ts';
import { useChosenCalendar } from '../state/chosenCalendar.ts';
import { useDesk } from '../state/desk.ts';
import { Notice } from '../ui/Notice.tsx';
import { CalendarHours } from './CalendarHours.tsx';
import { CalendarList } from './CalendarList.tsx';
import { NarrowChoice } from './NarrowChoice.tsx';
import './hours.css';

/** When the clinic's calendars take bookings: one calendar at a time, beside the list of all. */
export function HoursPage(): ReactNode {
  const t = useT();
  const calendars = useDesk((desk) => desk.calendars);
  const wanted = useChosenCalendar(({ addressId }) => addressId);
  const chosen = calendars.find(({ addressId }) => addressId === wanted) ?? calendars[0];
  if (chosen === undefined)
    return <Notice title={t('hours.list.none.title')} text={t('hours.list.none.text')} action={null} />;
  return (
    <div className="hours-page">
      <CalendarList chosen={chosen.addressId} />
      <section className="hours-one" aria-label={shownName(chosen)}>
        <NarrowChoice chosen={chosen.addressId} />
        <CalendarHours key={chosen.addressId} calendar={chosen} />
      </section>
    </div>
  );
}
