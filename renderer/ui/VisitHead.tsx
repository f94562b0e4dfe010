import type { ReactNode } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { type ShownState, shownState } from '#shared/domain/shownState.ts';
import { type EpochMs, localDateOf } from '#shared/time/zone.ts';
import { Button } from './Button.tsx';
import { showVisit } from '../focus/showVisit.ts';
import { marks } from '../design/icons.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { showDay, useShownDate } from '../state/day.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** Who and when, large; how it stands, in the board's colours. */
export function VisitHead({
  visit,
  now,
}: {
  readonly visit: VisitDetails;
  readonly now: EpochMs;
}): ReactNode {
  const t = useT();
  const formats = useFormats(visit.timeZone);
  const shown = useShownDate();
  const { start, end, timeZone } = visit;
  const date = localDateOf(start, timeZone);
  const minutes = Math.round((end - start) / minuteMs);
  const show = (): void => {
    showDay(date);
    showVisit(visit.id);
  };
  return (
    <header className="panel-head">
      <h2 className="panel-name selectable">{nameOf(visit.patient, t)}</h2>
      <p className="panel-when tabular">
        <strong>{formats.time(start)}</strong>–{formats.time(end)}
        <span className="panel-minutes">{t('visit.minutes', { minutes })}</span>
      </p>
      <p className="panel-day">
        {formats.dayInFull(date)}
        {date !== shown && (
          <Button rank="quiet" onPress={show}>
            {t('visit.showDay')}
          </Button>
        )}
      </p>
      <p className="panel-doctor">{visit.doctorName}</p>
      <StateChip state={shownState({ ...visit, confirmed: visit.confirmed === true }, now)} />
    </header>
  );
}

const stateMarks = {
  expected: null,
  confirmed: marks.check,
  arrived: marks.seated,
  withDoctor: marks.door,
  done: marks.doubleCheck,
  noShow: marks.crossedCircle,
  cancelled: null,
} as const;

/** A visit's state with the fill and the mark that it has on the board. */
export function StateChip({ state }: { readonly state: ShownState }): ReactNode {
  const t = useT();
  return (
    <span className="chip" data-state={state}>
      {stateMarks[state]}
      {t(`board.state.${state}`)}
    </span>
  );
}
