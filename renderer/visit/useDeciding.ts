import { useState } from 'react';
import type { FreeTime, VisitDecision, VisitDetails } from '#shared/contract/visits.ts';
import type { Problem } from '#shared/contract/views.ts';
import type { VisitStep } from '#shared/domain/arrival.ts';
import { takeStep } from '../arrivals/takeSteps.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { decide } from './decide.ts';
import { moveDecision } from './moveDecision.ts';
import { nameOf } from './nameOf.ts';

/** The decisions on one visit, each with the sentence that says it was done. They answer whether it was taken. */
export interface Deciding {
  /** Why the last one could not be taken. */
  readonly problem: Problem | null;
  readonly confirm: () => Promise<boolean>;
  readonly step: (to: VisitStep) => Promise<boolean>;
  readonly cancel: (reason: string) => Promise<boolean>;
  readonly move: (time: FreeTime, service: FreeTime['services'][number]) => Promise<boolean>;
}

export function useDeciding(visit: VisitDetails, settles: string | null): Deciding {
  const t = useT();
  const formats = useFormats(visit.timeZone);
  const today = useToday();
  const [problem, setProblem] = useState<Problem | null>(null);
  const bookingId = visit.id;
  const patient = nameOf(visit.patient, t);
  const run = async (decision: VisitDecision, done: string): Promise<boolean> => {
    const answer = await decide(decision, done, settles);
    setProblem(answer.ok ? null : answer.error);
    return answer.ok;
  };
  return {
    problem,
    confirm: () => run({ kind: 'confirm', bookingId }, t('visit.done.confirm', { patient })),
    step: async (to) => {
      const answer = await takeStep({ id: bookingId, patient: visit.patient }, to, t);
      setProblem(answer.ok ? null : answer.error);
      return answer.ok;
    },
    cancel: (reason) => {
      const given = reason.trim();
      return run(
        { kind: 'cancel', bookingId, reason: given === '' ? null : given },
        t('visit.done.cancel', { patient }),
      );
    },
    move: (time, service) =>
      run(
        moveDecision(bookingId, time, service),
        t('visit.done.move', { patient, time: formats.dayAndTime(time.start, today) }),
      ),
  };
}
