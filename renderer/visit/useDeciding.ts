import { useRef, useState } from 'react';
import type { VisitDecision, VisitDetails } from '#shared/contract/visits.ts';
import type { Ways } from '../state/steps.ts';
import { takeStep } from '../undo/takeSteps.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { thisMinute } from '../state/now.ts';
import { stepOfVisit } from './actions/actions.ts';
import { decide } from '../undo/decide.ts';
import { moveDecision } from './moveDecision.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { seenPlace, seenVisits } from './seenVisits.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/** The decisions on one visit, each with the sentence that says it was done. They answer whether it was taken. */
export interface Deciding {
  /** Why the last one could not be taken. */
  readonly problem: Problem | null;
  readonly confirm: () => Promise<boolean>;
  readonly step: (way: keyof Ways) => Promise<boolean>;
  readonly cancel: (reason: string) => Promise<boolean>;
  readonly askForOpinion: () => Promise<boolean>;
  readonly move: (time: FreeTime, service: FreeTime['services'][number]) => Promise<boolean>;
}

export function useDeciding(visit: VisitDetails, settles: string | null): Deciding {
  const t = useT();
  const formats = useFormats(visit.timeZone);
  const today = useToday();
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);
  const bookingId = visit.id;
  const patient = nameOf(visit.patient, t);
  /** A second press while the first is on its way is the same press. */
  const run = async (decision: VisitDecision, done: string): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    try {
      const answer = await decide(decision, done, settles);
      setProblem(answer.ok ? null : answer.error);
      return answer.ok;
    } finally {
      busy.current = false;
    }
  };
  const seen = () => seenPlace(seenVisits.asSeen(bookingId, visit));
  return {
    problem,
    confirm: () => run({ kind: 'confirm', bookingId, seen: seen() }, t('visit.done.confirm', { patient })),
    step: async (way) => {
      const step = stepOfVisit(visit, way, thisMinute());
      if (step === null) return false;
      const answer = await takeStep({ id: bookingId, patient: visit.patient }, step, t);
      setProblem(answer.ok ? null : answer.error);
      return answer.ok;
    },
    cancel: (reason) => {
      const given = reason.trim();
      return run(
        { kind: 'cancel', bookingId, seen: seen(), reason: given === '' ? null : given },
        t('visit.done.cancel', { patient }),
      );
    },
    askForOpinion: () =>
      run({ kind: 'askForOpinion', bookingId, seen: seen() }, t('visit.done.askForOpinion', { patient })),
    move: (time, service) =>
      run(
        moveDecision({ id: bookingId, ...seen() }, time, service),
        t('visit.done.move', {
          patient,
          time: formatsAt(formats, time.addressId).dayAndTime(time.start, today),
          online: time.onlineOnly ? 'yes' : 'no',
        }),
      ),
  };
}
