import type { ReactNode } from 'react';
import type { Offer } from '#shared/contract/services.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly offer: Offer;
  /** So many decisions make the other calendars like this one. */
  readonly count: number;
  readonly onLevel: () => void;
}

/** A calendar at the head of its column, and the step that makes the others like it. */
export function CompareHead({ offer, count, onLevel }: Props): ReactNode {
  const t = useT();
  const { doctor, facilityName, place, onlineOnly } = offer;
  const label = t('services.compare.allLike', { count });
  const where = onlineOnly ? t('services.online') : (place ?? facilityName);
  return (
    <th scope="col">
      <span className="services-where" title={`${doctor}, ${facilityName}`}>
        {where}
      </span>
      <Button isDisabled={count === 0} aria-label={`${label}: ${where}`} onPress={onLevel}>
        {label}
      </Button>
    </th>
  );
}
