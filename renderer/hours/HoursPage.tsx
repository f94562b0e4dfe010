import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { shownName } from '#shared/domain/ownName.ts';
import { whoOf } from '../calendars/calendarWords.ts';
import { useT } from '../i18n/useT.ts';
import { chooseCalendar, useChosenCalendar } from '../state/chosenCalendar.ts';
import { useDesk } from '../state/desk.ts';
import { Notice } from '../ui/Notice.tsx';
import { CalendarHours } from './CalendarHours.tsx';
import { CalendarList } from './CalendarList.tsx';
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

/** In a narrow window the list is the system's own. */
function NarrowChoice({ chosen }: { readonly chosen: string }): ReactNode {
  const t = useT();
  const id = useId();
  const calendars = useDesk((desk) => desk.calendars);
  const withFacility = new Set(calendars.map(({ facilityId }) => facilityId)).size > 1;
  return (
    <div className="hours-narrow choice">
      <label className="visually-hidden" htmlFor={id}>
        {t('hours.list.label')}
      </label>
      <select id={id} value={chosen} onChange={(event) => chooseCalendar(event.currentTarget.value)}>
        {calendars.map((calendar) => (
          <option key={calendar.addressId} value={calendar.addressId}>
            {whoOf(calendar, calendars, withFacility, t)}
          </option>
        ))}
      </select>
      <ChevronDown className="choice-mark" size={16} aria-hidden />
    </div>
  );
}
