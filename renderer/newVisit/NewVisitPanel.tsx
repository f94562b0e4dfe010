import { type ReactNode, useState } from 'react';
import type { EpochMs } from '#shared/time/zone.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { draftAt } from '../state/drafts.ts';
import type { Entered } from '../state/selection.ts';
import { NewVisitForm } from './NewVisitForm.tsx';
import { Online } from '../ui/Online.tsx';
import { useFreeTimes } from '../freeTimes/useFreeTimes.ts';

interface Props {
  readonly addressId: string;
  readonly start: EpochMs;
  readonly entered: Entered | null;
  /** The name of the service to begin with, where the time was looked for by one. */
  readonly service?: string;
  readonly settles: string | null;
}

/** Whether its time is still free is looked at as often as the board changes, but not for each of many changes. Milliseconds. */
const gatherMs = 100;

/** A new visit at a free start. */
export function NewVisitPanel({ addressId, start, entered, service, settles }: Props): ReactNode {
  const t = useT();
  const formats = formatsAt(useFormats(), addressId);
  const found = useFreeTimes(addressId, 'address', start, start + 1, gatherMs);
  const now = found.kind === 'found' ? found.value.find((free) => free.start === start) : undefined;
  const [last, setLast] = useState(() => draftAt({ addressId, start, settles })?.time);
  // What was typed stays with a time that is gone.
  if (now !== undefined && now !== last) setLast(now);
  const time = now ?? last;
  const isGone = found.kind === 'found' && now === undefined;
  return (
    <>
      <header className="panel-head">
        <h2 className="panel-name">{t('visit.new.title')}</h2>
        <p className="panel-when tabular">
          <strong>{formats.time(start)}</strong>
        </p>
        <p className="panel-day">{formats.dayInFull(localDateOf(start, formats.timeZone))}</p>
        <p className="panel-doctor">
          {time?.onlineOnly === true && (
            <>
              <Online />{' '}
            </>
          )}
          {time?.doctorName}
        </p>
      </header>
      {found.kind === 'failed' && <ProblemNote problem={found.problem} urgency="alert" />}
      {isGone && time === undefined && <p className="panel-quiet">{t('visit.new.taken')}</p>}
      {time !== undefined && (
        <NewVisitForm
          time={time}
          isGone={isGone}
          entered={entered}
          service={service ?? null}
          settles={settles}
        />
      )}
    </>
  );
}
