import type { ReactNode } from 'react';
import { Check } from '../ui/Check.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../i18n/useT.ts';
import type { BreakEntry, BreakForm } from './useBreakForm.ts';

interface Props {
  readonly form: BreakForm;
  /** How many other calendars the doctor has on the board; 0 where the break is there already. */
  readonly others: number;
}

/** From when to when, what for, the whole day, and whether in all of the doctor's calendars. */
export function BreakFields({ form, others }: Props): ReactNode {
  const t = useT();
  const { entry, faults } = form;
  const enter = (change: Partial<BreakEntry>): void => form.enter(change);
  const wrongTime = t('breaks.form.timeWrong', { example: '12:30' });
  return (
    <>
      <div className="break-times" data-off={entry.wholeDay || undefined}>
        <Field
          label={t('breaks.form.from')}
          name="from"
          value={entry.from}
          problem={faults.from === null ? undefined : wrongTime}
          onChange={(from) => enter({ from, wholeDay: false })}
        />
        <Field
          label={t('breaks.form.to')}
          name="to"
          value={entry.to}
          problem={
            faults.to === null ? undefined : faults.to === 'time' ? wrongTime : t('breaks.form.orderWrong')
          }
          onChange={(to) => enter({ to, wholeDay: false })}
        />
      </div>
      <Check
        label={t('breaks.form.wholeDay')}
        isOn={entry.wholeDay}
        onChange={(wholeDay) => enter({ wholeDay })}
      />
      <Field
        label={t('breaks.form.what')}
        name="what"
        kind="sentence"
        value={entry.description}
        autoFocus
        onChange={(description) => enter({ description })}
      />
      {others > 0 && (
        <Check
          label={t('breaks.form.all', { count: others })}
          isOn={entry.allCalendars}
          onChange={(allCalendars) => enter({ allCalendars })}
        />
      )}
    </>
  );
}
