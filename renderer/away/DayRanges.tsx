import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { faultOf, type TypedRange } from './dayRanges.ts';

interface Props {
  readonly ranges: readonly TypedRange[];
  /** What is wrong is said once somebody has tried to send it. */
  readonly saysFaults: boolean;
  readonly onChange: (ranges: readonly TypedRange[]) => void;
}

/** No day needs more. */
const mostRanges = 12;

/** The hours of a day, a row for each: from, to, and the way to take it out. None: the day is closed. */
export function DayRanges({ ranges, saysFaults, onChange }: Props): ReactNode {
  const t = useT();
  const change = (at: number, part: Partial<TypedRange>): void =>
    onChange(ranges.map((range, index) => (index === at ? { ...range, ...part } : range)));
  const add = (): void => onChange([...ranges, { from: ranges.at(-1)?.to ?? '09:00', to: '' }]);
  return (
    <div className="away-ranges">
      {ranges.length === 0 && <p className="away-closed">{t('away.day.closed')}</p>}
      {ranges.map((range, index) => {
        const fault = saysFaults ? faultOf(range) : null;
        const problem =
          fault === 'time'
            ? t('breaks.form.timeWrong', { example: '12:30' })
            : fault === 'order'
              ? t('breaks.form.orderWrong')
              : undefined;
        return (
          // Rows have no name of their own: by their place they are what stands there.
          <div key={index} className="away-range">
            <Field
              label={t('breaks.form.from')}
              value={range.from}
              onChange={(from) => change(index, { from })}
            />
            <Field
              label={t('breaks.form.to')}
              value={range.to}
              problem={problem}
              onChange={(to) => change(index, { to })}
            />
            <Button
              rank="quiet"
              aria-label={t('away.day.remove', { from: range.from, to: range.to })}
              onPress={() => onChange(ranges.filter((_, at) => at !== index))}
            >
              <X size={16} aria-hidden />
            </Button>
          </div>
        );
      })}
      {ranges.length < mostRanges && (
        <Button rank="quiet" onPress={add}>
          <Plus size={16} aria-hidden />
          {t('away.day.add')}
        </Button>
      )}
    </div>
  );
}
