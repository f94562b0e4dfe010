import type { ReactNode } from 'react';
import type { EpochMs } from '#shared/time/zone.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import type { Entered } from '../state/selection.ts';
import { NewVisitForm } from './NewVisitForm.tsx';
import { Online } from './Online.tsx';
import { useFreeTimes } from './useFreeTimes.ts';

interface Props {
  readonly addressId: string;
  readonly start: EpochMs;
  readonly entered: Entered | null;
  /** The name of the service to begin with, where the time was looked for by one. */
  readonly service?: string;
  readonly settles: string | null;
}

/** A new visit at a free start. */
export function NewVisitPanel({ addressId, start, entered, service, settles }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const found = useFreeTimes(addressId, 'address', start, start + 1);
  const time = found.kind === 'found' ? found.value.find((one) => one.start === start) : undefined;
  return (
    <>
      <header className="panel-head">
        <h2 className="panel-name">{t('visit.new.title')}</h2>
        <p className="panel-when tabular">
          <strong>{formats.time(start)}</strong>
        </p>
        <p className="panel-day">{formats.dayInFull(localDateOf(start, formats.timeZone))}</p>
        <p className="panel-doctor">
          {time?.doctorName}
          {time?.onlineOnly === true && (
            <>
              {' '}
              <Online />
            </>
          )}
        </p>
      </header>
      {found.kind === 'failed' && <ProblemNote problem={found.problem} urgency="alert" />}
      {found.kind === 'found' && time === undefined && <p className="panel-quiet">{t('visit.new.taken')}</p>}
      {time !== undefined && (
        <NewVisitForm time={time} entered={entered} service={service ?? null} settles={settles} />
      )}
    </>
  );
}
