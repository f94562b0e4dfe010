import { memo, type ReactNode, useId } from 'react';
import { type LocalDate, localDateOf } from '#shared/time/zone.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Online } from '../ui/Online.tsx';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { keyOf } from './standingTimes.ts';

interface Props {
  readonly date: LocalDate;
  readonly times: readonly FreeTime[];
  /** So many of the times are drawn, from the first on. */
  readonly count: number;
  readonly withDoctor: boolean;
  /** Keys of the times that somebody has by now. */
  readonly gone: ReadonlySet<string>;
}

/** The free times of one day, drawn anew only when they are others: a list that grows draws what is new. */
export const FreeTimeDay = memo(function FreeTimeDay({
  date,
  times,
  count,
  withDoctor,
  gone,
}: Props): ReactNode {
  const formats = useFormats();
  return (
    <Group className="times-day" title={formats.day(date)}>
      {times.slice(0, count).map((time) => {
        const at = formatsAt(formats, time.addressId).time(time.start);
        return (
          <div key={keyOf(time)} {...optionOf(keyOf(time), gone.has(keyOf(time)))} data-time={at}>
            <span className="tabular">{at}</span>
            {gone.has(keyOf(time)) && <Taken />}
            {withDoctor && time.onlineOnly && <Online />}
            {withDoctor && (
              <span className="times-doctor" title={time.doctorName}>
                {time.doctorName}
              </span>
            )}
          </div>
        );
      })}
    </Group>
  );
});

/** The times of other days that are the visit's own time of day, each with its day. */
export function LikelyTimes({ times, gone }: Pick<Props, 'times' | 'gone'>): ReactNode {
  const t = useT();
  const formats = useFormats();
  return (
    <Group className="times-day times-likely" title={t('visit.move.sameTime')}>
      {times.map((time) => {
        const there = formatsAt(formats, time.addressId);
        return (
          <div key={likelyKeyOf(time)} {...optionOf(likelyKeyOf(time), gone.has(keyOf(time)))}>
            <span className="tabular">
              {there.day(localDateOf(time.start, there.timeZone))} {there.time(time.start)}
            </span>
            {gone.has(keyOf(time)) && <Taken />}
          </div>
        );
      })}
    </Group>
  );
}

/** For ears: eyes see it struck. */
function Taken(): ReactNode {
  const t = useT();
  return <span className="visually-hidden">, {t('visit.move.taken')}</span>;
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

/**
 * The focus walks: which option Tab comes back to is kept in the document (`walkTimes.ts`). A time that went is walked over as before,
 * so that its place is heard, too.
 */
const optionOf = (key: string, isGone: boolean) =>
  ({
    ...{ className: 'times-one', role: 'option', tabIndex: -1, 'data-key': key },
    ...(isGone ? { 'aria-disabled': true } : {}),
  }) as const;

/** Names the same time at the head of the list. */
export const likelyKeyOf = (time: FreeTime): string => `likely ${keyOf(time)}`;
