import { type ReactNode, useState } from 'react';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { daysOfWeek } from '../edit/planEdits.ts';
import { weekdays } from '../hoursWords.ts';

interface Props {
  /** The day that is copied. */
  readonly day: number;
  readonly onCopy: (to: readonly number[]) => void;
}

/** Monday to Friday. */
const workdays = 5;

/** The day's hours for other days of the same week: for those that are ticked, or for all workdays at once. */
export function CopyDay({ day, onCopy }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [long, short] = [weekdays(formats.tag, 'long'), weekdays(formats.tag, 'short')];
  const tick = (weekday: number): void => {
    const next = new Set(ticked);
    if (!next.delete(weekday)) next.add(weekday);
    setTicked(next);
  };
  const copy = (to: readonly number[]): void => {
    onCopy(to.filter((weekday) => weekday !== day));
    setTicked(new Set());
  };
  return (
    <fieldset className="hours-copy">
      <legend className="field-label">{t('hours.copy.day')}</legend>
      <div className="hours-ticks">
        {daysOfWeek.map((weekday) => (
          <label key={weekday} className="hours-tick" title={long[weekday]}>
            <input
              type="checkbox"
              aria-label={long[weekday]}
              checked={weekday === day || ticked.has(weekday)}
              disabled={weekday === day}
              onChange={() => tick(weekday)}
            />
            <span aria-hidden>{short[weekday]}</span>
          </label>
        ))}
      </div>
      <div className="hours-row">
        <Button isDisabled={ticked.size === 0} onPress={() => copy([...ticked])}>
          {t('hours.copy.do')}
        </Button>
        <Button rank="quiet" onPress={() => copy(daysOfWeek.slice(0, workdays))}>
          {t('hours.copy.workdays')}
        </Button>
      </div>
    </fieldset>
  );
}
