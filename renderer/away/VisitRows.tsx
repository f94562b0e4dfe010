import type { ReactNode } from 'react';
import type { AwayVisit } from '#shared/contract/away.ts';
import { marks } from '../design/icons.tsx';
import { nameOf } from '../i18n/nameOf.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';

interface Props {
  readonly visits: readonly AwayVisit[];
  /** All of one day: then the time alone tells when each is. */
  readonly isOneDay: boolean;
  /** The one that is being looked at. */
  readonly current: string | null;
  readonly onChosen: (visit: AwayVisit) => void;
  /** One that was left is looked at after all. */
  readonly onAgain: (visit: AwayVisit) => void;
}

/** All of them, with what has become of each: the rows stay where they are. */
export function VisitRows({ visits, isOneDay, current, onChosen, onAgain }: Props): ReactNode {
  const t = useT();
  return (
    <ol className="away-rows" aria-label={t('away.visits.all')}>
      {visits.map((visit) => (
        <li key={visit.bookingId}>
          <Row
            visit={visit}
            isOneDay={isOneDay}
            isCurrent={visit.bookingId === current}
            onPress={visit.is === 'open' ? onChosen : visit.is === 'left' ? onAgain : null}
          />
        </li>
      ))}
    </ol>
  );
}

interface RowProps {
  readonly visit: AwayVisit;
  readonly isOneDay: boolean;
  readonly isCurrent: boolean;
  /** `null`: nothing is left to do. */
  readonly onPress: ((visit: AwayVisit) => void) | null;
}

function Row({ visit, isOneDay, isCurrent, onPress }: RowProps): ReactNode {
  const t = useT();
  const formats = formatsAt(useFormats(), visit.addressId);
  const today = useToday();
  const { is, start } = visit;
  const time = isOneDay && is !== 'moved' ? formats.time(start) : formats.dayAndTime(start, today);
  const name = is === 'gone' ? t('visit.nobody') : nameOf(visit, t);
  return (
    <button
      type="button"
      className="away-row"
      data-is={is}
      aria-current={isCurrent ? 'step' : undefined}
      disabled={onPress === null}
      onClick={() => onPress?.(visit)}
    >
      <span className="away-row-mark" aria-hidden>
        {is !== 'open' && marks.check}
      </span>
      <span className="away-row-who" title={name}>
        {name}
      </span>
      <span className="away-row-is tabular">
        {is === 'open' ? time : t(`away.visits.is.${is}`, { time })}
      </span>
    </button>
  );
}
