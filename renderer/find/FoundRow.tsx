import type { ReactNode } from 'react';
import type { FoundVisit } from '#shared/contract/finding.ts';
import { shownState } from '#shared/domain/shownState.ts';
import { localDateOf, type EpochMs } from '#shared/time/zone.ts';
import { marks } from '../design/icons.tsx';
import type { Formats } from '#shared/messages/formats.ts';
import { usePhoneText } from '../i18n/usePhoneText.ts';
import { useT } from '../i18n/useT.ts';
import { nameOf } from '../visit/nameOf.ts';
import { StateChip } from '../visit/VisitHead.tsx';

interface Props {
  readonly visit: FoundVisit;
  readonly formats: Formats;
  readonly now: EpochMs;
}

/** One visit of a list: who and when on the first line, with whom and for what on the second, how it stands at the end. */
export function FoundRow({ visit, formats, now }: Props): ReactNode {
  const t = useT();
  const date = localDateOf(visit.start, formats.timeZone);
  const phoneOf = usePhoneText();
  const phone = visit.phone === null ? '' : phoneOf(visit.phone);
  const rest = [visit.doctorName, visit.serviceName ?? '', phone].filter((part) => part !== '');
  const name = nameOf(visit, t);
  return (
    <>
      <span className="hit-who" title={name}>
        {name}
      </span>
      <span className="hit-when tabular">
        {formats.dayWithYear(date, localDateOf(now, formats.timeZone))}{' '}
        <strong>{formats.time(visit.start)}</strong>
      </span>
      <span className="hit-rest" title={rest.join(' · ')}>
        {rest.join(' · ')}
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
