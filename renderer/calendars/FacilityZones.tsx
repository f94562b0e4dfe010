import { type ReactNode, useState } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import { byFacility } from '#shared/domain/byFacility.ts';
import { type CountryZone, zonesOf } from '#shared/domain/facilityZones.ts';
import { Choice } from '../ui/Choice.tsx';
import { formatsIn, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { facilityZoneOf } from '../state/clinic.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';
import { setFacilityZone } from '../state/requests.ts';
import type { Problem } from '#shared/domain/problem.ts';

interface Props {
  readonly calendars: readonly CalendarEntry[];
  readonly onProblem: (problem: Problem | null) => void;
}

/** By which clock each facility lives; nothing in countries that have one. Each choice holds at once. */
export function FacilityZones({ calendars, onProblem }: Props): ReactNode {
  const t = useT();
  const connection = useDesk((desk) => desk.connection);
  const formats = useFormats();
  const minute = useMinute();
  const [setting, setSetting] = useState<string | null>(null);
  const zones = connection.kind === 'none' ? [] : zonesOf(connection.locale);
  if (zones.length === 0 || calendars.length === 0) return null;
  const set = async (facilityId: string, name: string, { timeZone, place }: CountryZone): Promise<void> => {
    setSetting(facilityId);
    const answer = await setFacilityZone({
      facilityId,
      timeZone: timeZone === zones[0]?.timeZone ? null : timeZone,
    });
    setSetting(null);
    onProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    announce(
      t('desk.calendars.zones.set', { facility: name, place: t(`desk.calendars.zones.place.${place}`) }),
    );
  };
  return (
    <section className="calendars-zones" aria-labelledby="facility-zones">
      <h3 id="facility-zones">{t('desk.calendars.zones.title')}</h3>
      <p className="meta">{t('desk.calendars.zones.text')}</p>
      {byFacility(calendars).map(([first]) => {
        if (first === undefined) return null;
        const { facilityId, facilityName } = first;
        return (
          <Choice
            key={facilityId}
            label={t('desk.calendars.zones.of', { facility: facilityName })}
            value={facilityZoneOf(connection, facilityId)}
            disabled={setting !== null && setting !== facilityId}
            options={zones.map(({ timeZone, place }) => ({
              value: timeZone,
              label: t('desk.calendars.zones.now', {
                place: t(`desk.calendars.zones.place.${place}`),
                time: formatsIn(formats, timeZone).time(minute),
              }),
            }))}
            onChange={(wanted) => {
              const zone = zones.find(({ timeZone }) => timeZone === wanted);
              if (zone !== undefined) void set(facilityId, facilityName, zone);
            }}
          />
        );
      })}
    </section>
  );
}
