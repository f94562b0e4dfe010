import type { ReactNode } from 'react';
import { atWallClock } from '#shared/time/zone.ts';
import { Choice } from '../ui/Choice.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { playTone } from '../news/tone.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import type { GroupProps } from './group.ts';

/** Every half hour of a day, `HH:MM`. */
const halfHours: readonly string[] = Array.from({ length: 48 }, (_, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
});

/** How somebody learns of a booking that a patient made online, and when not. */

function useYesNo() {
  const t = useT();
  return [
    { value: 'no', label: t('privacy.news.off') },
    { value: 'yes', label: t('privacy.news.on') },
  ] as const;
}

export function Sound({ change }: GroupProps): ReactNode {
  const t = useT();
  const sound = useDesk((desk) => desk.settings.newsSound);
  return (
    <Segments
      label={t('privacy.news.sound')}
      hint={`${t('privacy.news.explain')} ${t('privacy.news.soundHint')}`}
      value={sound}
      onChange={(newsSound) => {
        change({ newsSound });
        // Whoever chooses it hears what was chosen: both, one after the other.
        if (newsSound === 'off') return;
        playTone('booking', newsSound);
        playTone('attention', newsSound, 1);
      }}
      options={[
        { value: 'off', label: t('privacy.news.off') },
        { value: 'soft', label: t('privacy.news.soft') },
        { value: 'clear', label: t('privacy.news.clear') },
      ]}
    />
  );
}

export function Desktop({ change }: GroupProps): ReactNode {
  const t = useT();
  const isOn = useDesk((desk) => desk.settings.newsOnDesktop);
  return (
    <Segments
      label={t('privacy.news.desktop')}
      hint={t('app.settings.explain.desktop')}
      value={isOn ? 'yes' : 'no'}
      onChange={(value) => change({ newsOnDesktop: value === 'yes' })}
      options={useYesNo()}
    />
  );
}

export function Names({ change }: GroupProps): ReactNode {
  const t = useT();
  const isNamed = useDesk((desk) => desk.settings.newsNamesPatient);
  return (
    <Segments
      label={t('privacy.news.names')}
      hint={t('app.settings.explain.names')}
      value={isNamed ? 'yes' : 'no'}
      onChange={(value) => change({ newsNamesPatient: value === 'yes' })}
      options={useYesNo()}
    />
  );
}

export function Quiet({ change }: GroupProps): ReactNode {
  const t = useT();
  const from = useDesk((desk) => desk.settings.quietFrom);
  const till = useDesk((desk) => desk.settings.quietTill);
  return (
    <div className="field">
      <div className="hours">
        <Hour
          label={t('privacy.news.quietFrom')}
          value={from}
          onChange={(quietFrom) => change({ quietFrom })}
        />
        <Hour
          label={t('privacy.news.quietTill')}
          value={till}
          onChange={(quietTill) => change({ quietTill })}
        />
      </div>
      <p className="field-hint">{t('privacy.news.quietHint')}</p>
    </div>
  );
}

interface HourProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A time of the day, as the clinic's clock is read there. */
function Hour({ label, value, onChange }: HourProps): ReactNode {
  const formats = useFormats();
  const today = useToday();
  const offered = halfHours.includes(value) ? halfHours : [...halfHours, value].sort();
  return (
    <Choice
      label={label}
      value={value}
      options={offered.map((time) => ({
        value: time,
        label: formats.time(atWallClock(today, time, formats.timeZone)),
      }))}
      onChange={onChange}
    />
  );
}
