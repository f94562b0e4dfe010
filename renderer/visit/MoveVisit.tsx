import type { ReactNode } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { useT } from '../i18n/useT.ts';
import { FreeTimes } from '../freeTimes/FreeTimes.tsx';
import { serviceAt } from '#shared/domain/serviceAt.ts';
import type { Deciding } from './useDeciding.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

interface Props {
  readonly visit: VisitDetails;
  readonly deciding: Deciding;
  readonly onEnd: () => void;
}

/** Where the visit can go: the free times that take its service. */
export function MoveVisit({ visit, deciding, onEnd }: Props): ReactNode {
  const t = useT();
  const choose = async (time: FreeTime): Promise<void> => {
    const service = serviceAt(time, visit.service);
    if (service !== null && (await deciding.move(time, service))) onEnd();
  };
  return (
    <FreeTimes
      title={t('visit.move.title')}
      addressId={visit.addressId}
      near={visit.start}
      fits={(time) => serviceAt(time, visit.service) !== null}
      sameTime
      onChosen={(time) => void choose(time)}
      onEnd={onEnd}
    />
  );
}
