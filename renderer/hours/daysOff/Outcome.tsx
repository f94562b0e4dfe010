import type { ReactNode } from 'react';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { useT } from '../../i18n/useT.ts';
import { useAsked } from '../../state/useAsked.ts';
import { VisitsOutside } from '../review/VisitsOutside.tsx';

interface Props {
  readonly addressId: string;
  readonly exception: Exception;
}

/** What an exception would come to, before it is saved. */
export function Outcome({ addressId, exception }: Props): ReactNode {
  const t = useT();
  // A note changes nothing that could be shown here.
  const asked = useAsked('hours.outcome', { addressId, exception: { ...exception, note: '' } });
  if (asked.kind !== 'found' || asked.value.kind === 'gone') return null;
  const { calendars, elsewhere, visits, visitCount } = asked.value;
  return (
    <>
      {elsewhere > 0 && (
        <p className="hours-warn">
          {calendars === 0
            ? t('hours.exception.allElsewhere')
            : t('hours.exception.elsewhere', { count: elsewhere })}
        </p>
      )}
      <VisitsOutside visits={visits} count={visitCount} />
    </>
  );
}
