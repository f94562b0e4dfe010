import { useState } from 'react';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import type { VisitDecision } from '#shared/contract/visits.ts';
import type { Customs } from '#shared/domain/customs.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { dropDraft, type Typed } from '../state/drafts.ts';
import { closePanel, openVisit } from '../state/selection.ts';
import { decide } from '../undo/decide.ts';

/** Books a new visit, and opens it when it is booked. */
export interface Booking {
  readonly isSending: boolean;
  /** Why the last attempt came to nothing. */
  readonly problem: Problem | null;
  readonly book: (decision: VisitDecision, typed: Typed) => Promise<void>;
}

/** @param settles the attention item that the visit answers */
export function useBooking(time: FreeTime, settles: string | null, customs: Customs): Booking {
  const t = useT();
  const formats = formatsAt(useFormats(), time.addressId);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const book = async (decision: VisitDecision, typed: Typed): Promise<void> => {
    const at = formats.dayAndTime(time.start, customs.today);
    const named = { patient: nameOf(typed, t), time: at };
    setSending(true);
    const answer = await decide(
      decision,
      t('visit.done.book', { ...named, online: time.onlineOnly ? 'yes' : 'no' }),
      settles,
      t('visit.already.book', named),
    );
    setSending(false);
    if (answer.ok) dropDraft({ addressId: time.addressId, start: time.start, settles });
    if (!answer.ok) setProblem(answer.error);
    else if (answer.value === null) closePanel();
    else openVisit(answer.value);
  };
  return { isSending, problem, book };
}
