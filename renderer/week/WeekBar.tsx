import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { byFacility } from '#shared/domain/byFacility.ts';
import { FreeForStrip } from '../board/FreeForStrip.tsx';
import { useDesk } from '../state/desk.ts';
import { useT } from '../i18n/useT.ts';
import { chooseWeekDoctor, useWeekDoctor } from './weekDoctor.ts';
import type { ShownWeek } from '../state/weekStore.ts';

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
  const facilities = new Set(calendars.map(({ facilityId }) => facilityId)).size;
  const grouped = useDesk((desk) => desk.settings.groupByFacility);
  const about = calendars.find(({ addressId }) => addressId === shown);
  return (
    <div className="week-bar">
      <label className="visually-hidden" htmlFor={id}>
        {t('board.week.doctor')}
      </label>
      <div className="choice">
        <select id={id} value={shown} onChange={(event) => chooseWeekDoctor(event.currentTarget.value)}>
          {grouped && facilities > 1
            ? byFacility(calendars).map((group) => (
                <optgroup key={group[0]?.facilityId} label={group[0]?.facilityName}>
                  {group.map((calendar) => optionOf(calendar, false, t))}
                </optgroup>
              ))
            : calendars.map((calendar) => optionOf(calendar, facilities > 1, t))}
        </select>
        <ChevronDown className="choice-mark" size={16} aria-hidden />
      </div>
      <span className="week-about" data-theirs>
        {about?.specialization}
      </span>
      <FreeForStrip columns={week?.days.flatMap(({ columns }) => columns) ?? null} />
    </div>
  );
}

type Calendar = ShownWeek['calendars'][number];

const optionOf = (calendar: Calendar, withFacility: boolean, t: Translator): ReactNode => (
  <option key={calendar.addressId} value={calendar.addressId}>
    {nameOf(calendar, withFacility, t)}
  </option>
);

/** A doctor may have a calendar at each facility, and one for visits by video. */
function nameOf(
  { doctorName, doctorSurname, facilityName, onlineOnly }: Calendar,
  withFacility: boolean,
  t: Translator,
): string {
  const doctor = `${doctorName} ${doctorSurname}`.trim();
  return [doctor, withFacility ? facilityName : '', onlineOnly ? t('board.online') : '']
    .filter((part) => part !== '')
    .join(' · ');
}
