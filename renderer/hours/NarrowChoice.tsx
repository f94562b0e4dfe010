import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { whoOf } from '../calendars/calendarWords.ts';
import { useT } from '../i18n/useT.ts';
import { chooseCalendar } from '../state/chosenCalendar.ts';
import { useDesk } from '../state/desk.ts';

/** In a narrow window the list is the system's own. */
export function NarrowChoice({ chosen }: { readonly chosen: string }): ReactNode {
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
