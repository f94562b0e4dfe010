import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { Translator } from '#shared/messages/translator.ts';
import { useT } from '../i18n/useT.ts';
import { chooseWeekDoctor, useWeekDoctor } from './weekDoctor.ts';
import type { ShownWeek } from './weekStore.ts';

/** Whose week it is, with the choice of another doctor: the system's own list, by keyboard as by hand. */
export function WeekBar({ week }: { readonly week: ShownWeek | null }): ReactNode {
  const t = useT();
  const id = useId();
  const wanted = useWeekDoctor((doctor) => doctor.addressId);
  // While another week is read, the choice stays where it is and keeps the focus.
  const [known, setKnown] = useState(week);
  if (week !== null && week !== known) setKnown(week);
  const calendars = known?.calendars ?? [];
  const isThere = calendars.some(({ addressId }) => addressId === wanted);
  const shown = (isThere ? wanted : known?.addressId) ?? '';
  const facilities = new Set(calendars.map(({ facilityName }) => facilityName)).size;
  const about = calendars.find(({ addressId }) => addressId === shown);
  return (
    <div className="week-bar">
      <label className="visually-hidden" htmlFor={id}>
        {t('board.week.doctor')}
      </label>
      <div className="choice">
        <select id={id} value={shown} onChange={(event) => chooseWeekDoctor(event.currentTarget.value)}>
          {calendars.map((calendar) => (
            <option key={calendar.addressId} value={calendar.addressId}>
              {nameOf(calendar, facilities > 1, t)}
            </option>
          ))}
        </select>
        <ChevronDown className="choice-mark" size={16} aria-hidden />
      </div>
      <span className="week-about" data-theirs>
        {about?.specialization}
      </span>
    </div>
  );
}

/** A doctor may have a calendar at each facility, and one for visits by video. */
function nameOf(
  { doctorName, doctorSurname, facilityName, onlineOnly }: ShownWeek['calendars'][number],
  withFacility: boolean,
  t: Translator,
): string {
  const doctor = `${doctorName} ${doctorSurname}`.trim();
  return [doctor, withFacility ? facilityName : '', onlineOnly ? t('board.online') : '']
    .filter((part) => part !== '')
    .join(' · ');
}
