import type { ReactNode } from 'react';
import type { EpochMs } from '#shared/time/zone.ts';
import { Button } from '../ui/Button.tsx';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { thisMinute } from '../state/now.ts';
import { Online } from '../ui/Online.tsx';
import { useAsked } from '../state/useAsked.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { dayMs } from '#shared/time/durations.ts';

interface Props {
  /** The name of the service that is wanted. */
  readonly service: string;
  /** The time that went. */
  readonly start: EpochMs;
  /** False for a time that has a draft of its own: another patient is not put into it. */
  readonly fits: (time: FreeTime) => boolean;
  readonly onChosen: (time: FreeTime) => void;
}

/** How far ahead is looked: the weeks that the desk keeps. Milliseconds. */
const ahead = 84 * dayMs;
/** More are in the list of the next free times. */
const most = 4;
const gatherMs = 1_000;

/** The next free times for a service, where the one that was typed for is gone. */
export function OtherTimes({ service, start, fits, onChosen }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const from = Math.max(start, thisMinute());
  const asked = useAsked('freeTimes.next', { service, from, to: from + ahead }, gatherMs);
  if (asked.kind !== 'found') return null;
  const times = asked.value.filter(fits).slice(0, most);
  if (times.length === 0) return <p className="panel-quiet">{t('visit.move.none')}</p>;
  return (
    <ul className="other-times" aria-label={t('visit.nextFree.title')}>
      {times.map((time) => (
        <li key={`${time.addressId} ${time.start}`}>
          <Button onPress={() => onChosen(time)}>
            <span className="other-time tabular">
              {formatsAt(formats, time.addressId).dayAndTime(time.start, today)}
            </span>
            {time.onlineOnly && <Online />}
            <span className="other-doctor" title={time.doctorName}>
              {time.doctorName}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
