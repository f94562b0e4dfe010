import type { ReactNode } from 'react';
import type { OfferedService } from '#shared/contract/services.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { chooseDate } from '../state/chosenCalendar.ts';
import { useToday } from '../state/day.ts';
import { showSegment } from '../state/hoursSegment.ts';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly addressId: string;
  readonly waits: NonNullable<OfferedService['waits']>;
}

/** What a removal waits for, and the way to the date that holds it: one that differs or was refused waits for a person. */
export function RemovalWaits({ addressId, waits }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const { dates, needPerson, first, why } = waits;
  const show = (): void => {
    chooseDate(addressId, first);
    showSegment('overview');
  };
  return (
    <section className="services-waits" data-needs-person={needPerson > 0 || undefined}>
      <p>{t('services.waits.dates', { count: dates })}</p>
      <p>{t(`services.waits.${why}`, { date: formats.dayWithYear(first, today) })}</p>
      {needPerson > 0 && (
        <div className="services-actions">
          <Button onPress={show}>{t('services.waits.show')}</Button>
        </div>
      )}
    </section>
  );
}
