import { type ReactNode, type SyntheticEvent, useRef } from 'react';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useT } from '../i18n/useT.ts';
import { dropDraft, keepDraft } from '../state/drafts.ts';
import { closePanel, select } from '../state/selection.ts';
import { useCustoms } from './customs.ts';
import { TimeWent } from './TimeWent.tsx';
import { useBooking } from './useBooking.ts';
import { type NewVisitEntry, type NewVisitStart, useNewVisit } from './useNewVisit.ts';
import { VisitFields } from './VisitFields.tsx';

interface Props extends NewVisitStart {
  /** Somebody has the time by now. */
  readonly isGone: boolean;
}

/** Which service and for whom; what is wrong is said at its field before anything is sent. */
export function NewVisitForm({ isGone, ...start }: Props): ReactNode {
  const t = useT();
  const { time, service, settles } = start;
  const customs = useCustoms(time.addressId);
  const form = useRef<HTMLFormElement>(null);
  const entry = useNewVisit(start, customs, form);
  const { isSending, problem, book } = useBooking(time, settles, customs);
  const once = useOnce();
  // While it is booked, the time is taken by the very visit.
  const isTaken = !isSending && (isGone || problem?.kind === 'timeTaken');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isTaken) return;
    once(async () => {
      const decision = entry.check();
      if (decision !== null) await book(decision, entry.typed);
    });
  };
  return (
    <form
      ref={form}
      className="panel-task fields fields-still"
      aria-label={t('visit.new.title')}
      noValidate
      onSubmit={submit}
    >
      <VisitFields time={time} entry={entry} customs={customs} />
      {problem !== null && problem.kind !== 'timeTaken' && <ProblemNote problem={problem} urgency="alert" />}
      <div className="panel-buttons">
        <Button type="submit" rank="primary" isDisabled={isTaken}>
          {t('visit.new.book')}
        </Button>
        <Button onPress={closePanel}>{t('app.close')}</Button>
        {entry.isBegun && <Button onPress={() => discard(start)}>{t('visit.draft.discard')}</Button>}
      </div>
      {isTaken && (
        <TimeWent
          time={time}
          service={time.services.find(({ id }) => id === entry.typed.serviceId)?.name ?? service}
          settles={settles}
          onChosen={(to) => takeAlong(start, entry, to)}
        />
      )}
    </form>
  );
}

const placeOf = ({ time, settles }: NewVisitStart) => ({
  addressId: time.addressId,
  start: time.start,
  settles,
});

function discard(start: NewVisitStart): void {
  dropDraft(placeOf(start));
  closePanel();
}

/** What was typed goes to another time. */
function takeAlong(start: NewVisitStart, { typed, known }: NewVisitEntry, to: FreeTime): void {
  const { entered, settles } = start;
  dropDraft(placeOf(start));
  const moved = { ...typed, serviceId: to.services[0]?.id ?? typed.serviceId };
  keepDraft({ addressId: to.addressId, start: to.start, settles, time: to, typed: moved, known });
  const wanted = to.services[0]?.name;
  select({
    ...{ kind: 'slot', addressId: to.addressId, start: to.start, entered, settles },
    ...(wanted === undefined ? {} : { service: wanted }),
  });
}
