import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { PinField } from '../ui/PinField.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import type { TypedStaff } from './useStaffEntry.ts';

interface Props {
  readonly typed: TypedStaff;
  readonly hasPin: boolean;
  /** Nobody knows the one that there is. */
  readonly onForgotten: () => void;
}

/** A person's PIN: kept, another one or none; one that there is must be known. */
export function PinChange({ typed: { fields, enter, wrong }, hasPin, onForgotten }: Props): ReactNode {
  const t = useT();
  const secretOpens = useDesk((desk) => desk.lock.secretOpens);
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
      {hasPin && secretOpens && (
        <div>
          <Button rank="quiet" onPress={onForgotten}>
            {t('desk.staff.forgot')}
          </Button>
        </div>
      )}
    </>
  );
}
