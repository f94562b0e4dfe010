import type { ReactNode } from 'react';
import { PinField } from '../ui/PinField.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useT } from '../i18n/useT.ts';
import type { TypedStaff } from './useStaffEntry.ts';

interface Props {
  readonly typed: TypedStaff;
  readonly hasPin: boolean;
}

/** A person's PIN: kept, another one or none; one that there is must be known. */
export function PinChange({ typed: { fields, enter, wrong }, hasPin }: Props): ReactNode {
  const t = useT();
  return (
    <>
      <Segments
        label={t('desk.staff.pinChoice')}
        value={fields.choice}
        onChange={(choice) => enter({ choice })}
        options={[
          ...(hasPin ? [{ value: 'keep' as const, label: t('desk.staff.pinKeep') }] : []),
          { value: 'new', label: t('desk.staff.pinNew') },
          { value: 'none', label: t('desk.staff.pinNone') },
        ]}
      />
      {fields.choice === 'new' && (
        <PinField
          label={t('desk.staff.pinFormat')}
          value={fields.pin}
          onChange={(pin) => enter({ pin })}
          problem={wrong.pin ?? null}
        />
      )}
      {hasPin && (
        <PinField
          label={t('desk.staff.pinNow')}
          value={fields.pinNow}
          onChange={(pinNow) => enter({ pinNow })}
          problem={wrong.pinNow ?? null}
        />
      )}
    </>
  );
}
