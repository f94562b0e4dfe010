import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { Button } from '../ui/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';

interface Props {
  readonly date: LocalDate;
  readonly onChange: (date: LocalDate) => void;
}

/** The day with which a list of free times begins; no earlier than today. */
export function TimesFrom({ date, onChange }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  return (
    <div className="times-from">
      <Button
        rank="quiet"
        aria-label={t('app.day.previous')}
        isDisabled={date <= today}
        onPress={() => onChange(addDays(date, -1))}
      >
        <ChevronLeft size={18} aria-hidden />
      </Button>
      <span className="tabular" aria-live="polite">
        {t('visit.move.from', { date: formats.day(date) })}
      </span>
      <Button rank="quiet" aria-label={t('app.day.next')} onPress={() => onChange(addDays(date, 1))}>
        <ChevronRight size={18} aria-hidden />
      </Button>
    </div>
  );
}
