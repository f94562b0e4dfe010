import type { ReactNode } from 'react';
import type { FoundVisit } from '#shared/contract/search.ts';
import { shownState } from '#shared/domain/shownState.ts';
import { localDateOf, type EpochMs } from '#shared/time/zone.ts';
import { marks } from '../design/icons.tsx';
import type { Formats } from '#shared/messages/formats.ts';
import { useT } from '../i18n/useT.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { StateChip } from '../ui/VisitHead.tsx';
import { nameOf } from '../i18n/nameOf.ts';
import { formatsIn } from '../i18n/useFormats.ts';

interface Props {
  readonly visit: FoundVisit;
  readonly formats: Formats;
  readonly now: EpochMs;
  /** Whom the row names beside doctor and service: nobody where the head above does. */
  readonly names?: 'patient';
}

/** One visit of a patient: which and when, with whom and for what, how it stands at the end. */
export function FoundRow({ visit, formats: ofDesk, now, names }: Props): ReactNode {
  const formats = formatsIn(ofDesk, visit.timeZone);
  const t = useT();
  const date = localDateOf(visit.start, formats.timeZone);
  const patient = names === 'patient' ? nameOf(visit, t) : '';
  const rest = [patient, visit.doctorName, visit.serviceName ?? ''].filter((part) => part !== '').join(' · ');
  return (
    <>
      <span className="hit-which">{wordOf(visit, t)}</span>
      <span className="hit-when tabular">
        {formats.dayWithYear(date, localDateOf(now, formats.timeZone))}{' '}
        <strong>{formats.time(visit.start)}</strong>
      </span>
      <span className="hit-rest" title={rest}>
        {rest}
      </span>
      <span className="hit-state">
        {visit.notSent && (
          <span className="hit-mark">
            {marks.clock}
            <span className="visually-hidden">{t('board.mark.notSent')}</span>
          </span>
        )}
        {visit.needsPerson && (
          <span className="hit-mark" data-mark="needsPerson">
            {marks.exclamation}
            <span className="visually-hidden">{t('board.mark.needsPerson')}</span>
          </span>
        )}
        <StateChip state={shownState(visit, now)} />
      </span>
    </>
  );
}

/** A cancelled visit is neither: how it stands says so. */
const wordOf = ({ coming, status }: FoundVisit, t: Translator): string =>
  status === 'canceled' ? '' : t(coming ? 'desk.search.next' : 'desk.search.last');
