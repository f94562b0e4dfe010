import { Plus } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import type { HoursService } from '#shared/contract/hours.ts';
import { checkPeriods } from '#shared/domain/availability/checkPlans.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { rangeToAdd } from '../edit/newPeriods.ts';
import { faultWords, hintWords, weekdays } from '../hoursWords.ts';
import { Says } from '../Says.tsx';
import { durationOf } from './Block.tsx';
import { CopyDay } from './CopyDay.tsx';
import { PeriodFields } from './PeriodFields.tsx';
import type { Chosen, WeekActions } from './place.ts';

interface Props {
  readonly panel: RefObject<HTMLElement | null>;
  readonly chosen: Chosen;
  readonly periods: readonly Period[];
  readonly services: readonly HoursService[];
  readonly actions: WeekActions;
  readonly onPeriod: (at: number, period: Period) => void;
  readonly onCopy: (to: readonly number[]) => void;
}

/** The day that is chosen, in fields: everything that a hand can draw can be typed here. */
export function DayPanel({ panel, chosen, periods, services, actions, onPeriod, onCopy }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const { day } = chosen;
  const name = weekdays(formats.tag, 'long')[day] ?? '';
  const { faults, hints } = checkPeriods(periods, (id) => durationOf(services, id));
  return (
    <aside ref={panel} className="hours-panel" aria-label={name}>
      <h3 className="hours-panel-title">{name}</h3>
      {periods.length === 0 && <p className="meta">{t('hours.day.empty')}</p>}
      {periods.map((period, at) => (
        <PeriodFields
          key={at}
          period={period}
          services={services}
          isOpen={chosen.period === at || periods.length === 1}
          isFaulty={faults.some(({ range }) => range.start < period.end && range.end >= period.start)}
          onOpen={() => actions.choose(day, at)}
          onChange={(changed) => onPeriod(at, changed)}
          onRemove={() => actions.remove(day, at)}
        />
      ))}
      <Button isDisabled={rangeToAdd(periods) === null} onPress={() => actions.add(day, null)}>
        <Plus size={16} aria-hidden />
        {t('hours.period.add')}
      </Button>
      <Says
        faults={faults.map((fault) => faultWords(fault, t, formats))}
        hints={hints.map((hint) => hintWords(hint, services, t, formats))}
      />
      <CopyDay key={day} day={day} onCopy={onCopy} />
    </aside>
  );
}
