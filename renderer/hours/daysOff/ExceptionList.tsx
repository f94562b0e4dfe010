import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HoursView } from '#shared/contract/hours.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { changeWords, datesWords } from './exceptionWords.ts';

interface Props {
  readonly hours: HoursView;
  readonly onRemove: (seen: Exception) => Promise<void>;
}

/** What holds instead of the weeks, by date. Holidays that were chosen stand among the holidays. */
export function ExceptionList({ hours, onRemove }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const once = useOnce();
  const listed = hours.exceptions.filter(
    ({ reason, scope }) => reason !== 'holiday' || scope.kind !== 'facility',
  );
  return (
    <section aria-label={t('hours.exception.list')}>
      <h3 className="hours-panel-title">{t('hours.exception.list')}</h3>
      {listed.length === 0 && <p className="meta">{t('hours.exception.none')}</p>}
      <ul className="hours-exceptions">
        {listed.map((exception) => {
          const dates = datesWords(exception, formats, hours.today);
          const words = changeWords(exception, t, formats);
          return (
            <li key={exception.id}>
              <span className="tabular">{dates}</span>
              <strong>{words}</strong>
              <span className="meta">
                {t(`hours.exception.who.${exception.scope.kind}`)}
                {exception.note !== '' && ` · ${exception.note}`}
              </span>
              <Button
                rank="quiet"
                aria-label={t('hours.exception.remove', { what: `${words}, ${dates}` })}
                onPress={() => once(() => onRemove(exception))}
              >
                <Trash2 size={16} aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
