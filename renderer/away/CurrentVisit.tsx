import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AwayView, AwayVisit } from '#shared/contract/away.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { awayWindow } from '#shared/domain/awayTime.ts';
import { serviceAt } from '#shared/domain/serviceAt.ts';
import { addDays, atWallClock, wallClockOf } from '#shared/time/zone.ts';
import { FreeTimes } from '../freeTimes/FreeTimes.tsx';
import { nameOf } from '../i18n/nameOf.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { usePhoneText } from '../i18n/usePhoneText.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { CancelForm } from '../visit/CancelForm.tsx';
import { useDeciding } from '../visit/useDeciding.ts';
import { useVisit } from '../visit/useVisit.ts';

interface Props {
  readonly visit: AwayVisit;
  readonly away: AwayView;
  readonly onLeave: () => void;
  /** Something was decided about it: the next one is shown. */
  readonly onDone: () => void;
}

/** Whom to call now, with the number, and what can be done. It takes the focus, so that its keys follow the eye. */
export function CurrentVisit({ visit, away, onLeave, onDone }: Props): ReactNode {
  const t = useT();
  const formats = formatsAt(useFormats(), visit.addressId);
  const today = useToday();
  const phoneText = usePhoneText(visit.addressId);
  const known = useVisit(visit.bookingId);
  const name = useRef<HTMLHeadingElement>(null);
  useEffect(() => name.current?.focus({ preventScroll: true }), []);
  const patient = nameOf(visit, t);
  return (
    <section className="away-current" aria-label={patient}>
      <h3 ref={name} className="away-name selectable" tabIndex={-1}>
        {patient}
      </h3>
      <p className="tabular">
        <strong>{formats.dayAndTime(visit.start, today)}</strong>
        {visit.service !== null && <span className="away-service"> · {visit.service}</span>}
      </p>
      <p className="away-phone tabular selectable">
        {visit.phone === null ? t('away.visits.noPhone') : phoneText(visit.phone)}
      </p>
      {known.kind === 'known' && <Ways visit={known.visit} away={away} onLeave={onLeave} onDone={onDone} />}
      {known.kind === 'failed' && <ProblemNote problem={known.problem} urgency="alert" />}
    </section>
  );
}

interface WaysProps extends Pick<Props, 'away' | 'onLeave' | 'onDone'> {
  readonly visit: VisitDetails;
}

function Ways({ visit, away, onLeave, onDone }: WaysProps): ReactNode {
  const t = useT();
  const deciding = useDeciding(visit, null);
  const [task, setTask] = useState<'move' | 'cancel' | null>(null);
  const turnTo = (next: 'move' | 'cancel'): void => setTask(task === next ? null : next);
  const { isFit, near } = useOpenTimes(visit, away);
  const move = async (time: FreeTime): Promise<void> => {
    const service = serviceAt(time, visit.service);
    if (service !== null && (await deciding.move(time, service))) onDone();
  };
  return (
    <>
      <div className="away-ways" role="group" aria-label={t('visit.actions')}>
        <Button rank="primary" aria-expanded={task === 'move'} onPress={() => turnTo('move')}>
          {t('away.visits.move')}
        </Button>
        <Button aria-expanded={task === 'cancel'} onPress={() => turnTo('cancel')}>
          {t('away.visits.cancel')}
        </Button>
        <Button onPress={onLeave}>{t('away.visits.leave')}</Button>
      </div>
      {task === 'cancel' && <CancelForm visit={visit} deciding={deciding} onEnd={() => setTask(null)} />}
      {task === 'move' && (
        <FreeTimes
          title={t('visit.move.title')}
          addressId={visit.addressId}
          near={near}
          fits={isFit}
          sameTime
          onChosen={(time) => void move(time)}
          onEnd={() => setTask(null)}
        />
      )}
      {deciding.problem !== null && <ProblemNote problem={deciding.problem} urgency="alert" />}
    </>
  );
}

/**
 * What takes the visit's service, and is not of the time that has just been closed: the marketplace may still list that. After more than
 * one day the list begins behind it, or else it would be full of what is closed.
 */
function useOpenTimes(visit: VisitDetails, away: AwayView) {
  const { kind, from, to, toTime, addressIds } = away;
  const formats = useFormats();
  const zone = formatsAt(formats, visit.addressId).timeZone;
  const isClosed = (time: FreeTime): boolean => {
    if (kind === 'day' || !addressIds.includes(time.addressId)) return false;
    const closed = awayWindow(away, formatsAt(formats, time.addressId).timeZone);
    return closed.from <= time.start && time.start < closed.to;
  };
  return {
    isFit: (time: FreeTime): boolean => serviceAt(time, visit.service) !== null && !isClosed(time),
    near:
      from === to
        ? visit.start
        : toTime === null
          ? atWallClock(addDays(to, 1), wallClockOf(visit.start, zone).slice(0, 5), zone)
          : atWallClock(to, toTime, zone),
  };
}
