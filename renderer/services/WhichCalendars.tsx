import { type ReactNode, useState } from 'react';
import { isCalled } from '#shared/domain/searchText.ts';
import { whoOf } from '../calendars/calendarWords.ts';
import { hasSeveral } from '../state/bands.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { Field } from '../ui/Field.tsx';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';

interface Props {
  /** By their ids. */
  readonly chosen: readonly string[];
  /** The calendar that is looked at: always in the list. */
  readonly own: string;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** So many stand in the list; others are found by typing. */
const mostShown = 30;
const fewCalendars = 8;

/** To which calendars something goes: the one that is looked at first, then the same doctor's, then all others. */
export function WhichCalendars({ chosen, own, onChange }: Props): ReactNode {
  const t = useT();
  const all = useDesk((desk) => desk.calendars);
  const [typed, setTyped] = useState('');
  const doctor = all.find(({ addressId }) => addressId === own)?.doctor;
  const rank = ({ addressId, doctor: other }: (typeof all)[number]): number =>
    addressId === own ? 0 : other === doctor ? 1 : 2;
  const several = hasSeveral(all);
  const named = all
    .map((calendar) => ({ calendar, who: whoOf(calendar, all, several, t) }))
    .toSorted((a, b) => rank(a.calendar) - rank(b.calendar));
  const query = typed.trim();
  const found = named.filter(({ who }) => query === '' || isCalled(who, query));
  const tick = (addressId: string, isOn: boolean): void =>
    onChange(isOn ? [...chosen, addressId] : chosen.filter((id) => id !== addressId));
  const isAll = chosen.length === all.length;
  return (
    <fieldset className="field services-which">
      <legend className="field-label">{t('services.which.label', { count: chosen.length })}</legend>
      {all.length > fewCalendars && (
        <Field label={t('services.which.find')} value={typed} onChange={setTyped} />
      )}
      <div className="services-ticks">
        {found.slice(0, mostShown).map(({ calendar: { addressId }, who }) => (
          <Check
            key={addressId}
            label={who}
            isOn={chosen.includes(addressId)}
            onChange={(isOn) => tick(addressId, isOn)}
          />
        ))}
      </div>
      {found.length > mostShown && (
        <p className="meta">{t('services.which.more', { count: found.length - mostShown })}</p>
      )}
      {all.length > 1 && (
        <Button onPress={() => onChange(isAll ? [own] : all.map(({ addressId }) => addressId))}>
          {t(isAll ? 'services.which.onlyThis' : 'services.which.all')}
        </Button>
      )}
    </fieldset>
  );
}
