import { type ReactNode, useRef } from 'react';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { useStickyFoot } from '../ui/useStickyFoot.ts';
import { OtherTimes } from '../freeTimes/OtherTimes.tsx';
import { useT } from '../i18n/useT.ts';
import { draftAt } from '../state/drafts.ts';

interface Props {
  /** The time that went. */
  readonly time: FreeTime;
  /** The name of the service that is wanted; `null`: none is known. */
  readonly service: string | null;
  readonly settles: string | null;
  readonly onChosen: (to: FreeTime) => void;
}

/** Somebody has the time by now: other ones, at the foot of the panel. */
export function TimeWent({ time, service, settles, onChosen }: Props): ReactNode {
  const t = useT();
  const went = useRef<HTMLDivElement>(null);
  useStickyFoot(went);
  return (
    <div ref={went} className="time-went">
      <p role="alert">{t('visit.new.went')}</p>
      {service !== null && (
        <OtherTimes
          service={service}
          start={time.start}
          fits={(other) => draftAt({ ...other, settles }) === null && other.start !== time.start}
          onChosen={onChosen}
        />
      )}
    </div>
  );
}
