import { memo, type ReactNode, useId } from 'react';
import type { FreeTime } from '#shared/contract/visits.ts';
import { type LocalDate, localDateOf } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Online } from './Online.tsx';

interface Props {
  readonly date: LocalDate;
  readonly times: readonly FreeTime[];
  /** So many of the times are drawn, from the first on. */
  readonly count: number;
  readonly withDoctor: boolean;
}

/** The free times of one day, drawn anew only when they are others: a list that grows draws what is new. */
export const FreeTimeDay = memo(function FreeTimeDay({ date, times, count, withDoctor }: Props): ReactNode {
  const formats = useFormats();
  return (
    <Group className="times-day" title={formats.day(date)}>
      {times.slice(0, count).map((time) => {
        const at = formats.time(time.start);
        return (
          <div key={keyOf(time)} {...optionOf(keyOf(time))} data-time={at}>
            <span className="tabular">{at}</span>
            {withDoctor && <span className="times-doctor">{time.doctorName}</span>}
            {withDoctor && time.onlineOnly && <Online />}
          </div>
        );
      })}
    </Group>
  );
});

/** The times of other days that are the visit's own time of day, each with its day. */
export function LikelyTimes({ times }: { readonly times: readonly FreeTime[] }): ReactNode {
  const t = useT();
  const formats = useFormats();
  return (
    <Group className="times-day times-likely" title={t('visit.move.sameTime')}>
      {times.map((time) => (
        <div key={likelyKeyOf(time)} {...optionOf(likelyKeyOf(time))}>
          <span className="tabular">
            {formats.day(localDateOf(time.start, formats.timeZone))} {formats.time(time.start)}
          </span>
        </div>
      ))}
    </Group>
  );
}

interface GroupProps {
  readonly className: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Group({ className, title, children }: GroupProps): ReactNode {
  const titleId = useId();
  return (
    <div className={className} role="group" aria-labelledby={titleId}>
      <div className="times-date" id={titleId} role="presentation">
        {title}
      </div>
      {children}
    </div>
  );
}

/** The focus walks: which option Tab comes back to is kept in the document (`walkTimes.ts`). */
const optionOf = (key: string) =>
  ({ className: 'times-one', role: 'option', tabIndex: -1, 'data-key': key }) as const;

/** Names a time among those that were asked for. */
export const keyOf = ({ addressId, start }: FreeTime): string => `${addressId} ${start}`;
/** Names the same time at the head of the list. */
export const likelyKeyOf = (time: FreeTime): string => `likely ${keyOf(time)}`;
