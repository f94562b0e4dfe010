import type { ReactNode } from 'react';
import { localDateOf, type EpochMs } from '#shared/time/zone.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useDesk } from '../state/desk.ts';

interface Props {
  readonly title: string;
  readonly addressId: string;
  readonly at: EpochMs;
}

/** Of which day and whose calendar a break is. */
export function BreakHead({ title, addressId, at }: Props): ReactNode {
  const formats = formatsAt(useFormats(), addressId);
  const calendar = useDesk((desk) => desk.calendars.find((entry) => entry.addressId === addressId));
  return (
    <header className="panel-head">
      <h2 className="panel-name">{title}</h2>
      <p className="panel-day">{formats.dayInFull(localDateOf(at, formats.timeZone))}</p>
      <p className="panel-doctor">{calendar?.ownName ?? calendar?.doctor}</p>
    </header>
  );
}
