import type { ReactNode } from 'react';
import type { GuideCalendar } from '#shared/contract/connection.ts';
import { clinicKeyOf } from '#shared/domain/clinicKey.ts';
import { useT } from '../../i18n/useT.ts';
import { useBrands } from '../useBrands.ts';
import { CalendarLines } from './CalendarLines.tsx';
import type { StepProps } from './stepProps.ts';
import { StillReading } from './StillReading.tsx';

/** Which calendars there are. What is odd about the vendor's addresses is said where one of them has it. */
export function AddressesStep({ guide }: Pick<StepProps, 'guide'>): ReactNode {
  const t = useT();
  const { calendars, facilities } = guide;
  return (
    <>
      <p className="guide-text">{t('setup.guide.addresses.text')}</p>
      <StillReading guide={guide} until="catalogue" />
      <Oddities calendars={calendars} />
      <CalendarLines calendars={calendars} facilities={facilities} />
      <p className="guide-note">{t('setup.guide.addresses.vanish')}</p>
    </>
  );
}

function Oddities({ calendars }: { readonly calendars: readonly GuideCalendar[] }): ReactNode {
  const t = useT();
  const unpaid = calendars.filter(({ commercial }) => !commercial);
  const brand = useBrands(unpaid.map(({ addressId }) => clinicKeyOf(addressId)));
  const several = withSeveral(calendars);
  const said = [
    several.length > 0 && t('setup.guide.addresses.several', { who: several.join(', ') }),
    calendars.some(({ onlineOnly }) => onlineOnly) && t('setup.guide.addresses.online'),
    unpaid.length > 0 && t('setup.guide.addresses.notCommercial', { brand }),
    calendars.some(({ off }) => off) && t('setup.guide.addresses.disabled'),
  ].filter((words) => words !== false);
  if (said.length === 0) return null;
  return (
    <ul className="guide-odd">
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

/** As many names as somebody reads in a sentence. */
const namedAtMost = 4;

/** Doctors with several calendars that stand at one facility, but for the one for online visits. */
function withSeveral(calendars: readonly GuideCalendar[]): readonly string[] {
  const offline = calendars.filter(({ onlineOnly }) => !onlineOnly);
  const keyOf = ({ doctorId, facilityId }: GuideCalendar): string => `${facilityId} ${doctorId}`;
  const uses = new Map<string, number>();
  for (const calendar of offline) uses.set(keyOf(calendar), (uses.get(keyOf(calendar)) ?? 0) + 1);
  const names = offline
    .filter((calendar) => (uses.get(keyOf(calendar)) ?? 0) > 1)
    .map(({ doctor }) => doctor);
  const shown = [...new Set(names)];
  return shown.length <= namedAtMost ? shown : [...shown.slice(0, namedAtMost), '…'];
}
