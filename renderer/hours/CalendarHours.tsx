import type { ReactNode } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import { shownName } from '#shared/domain/ownName.ts';
import { useT } from '../i18n/useT.ts';
import { useAsked } from '../state/useAsked.ts';
import { Notice } from '../ui/Notice.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';

/** The hours of one calendar. */
export function CalendarHours({ calendar }: { readonly calendar: CalendarEntry }): ReactNode {
  const t = useT();
  const asked = useAsked('hours.get', { addressId: calendar.addressId });
  if (asked.kind === 'reading') return <p className="meta hours-reading">{t('hours.reading')}</p>;
  if (asked.kind === 'failed') return <ProblemNote problem={asked.problem} />;
  if (asked.value.kind === 'gone')
    return <Notice title={t('hours.gone.title')} text={t('hours.gone.text')} action={null} />;
  return (
    <header className="hours-head">
      <h2 className="hours-title">{shownName(calendar)}</h2>
    </header>
  );
}
