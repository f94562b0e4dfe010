import type { ReactNode } from 'react';
import { useDesk } from '../state/desk.ts';

interface Props {
  readonly title: string;
  readonly addressId: string;
  /** The dates, in words. */
  readonly dates: string;
}

/** Whose calendar it is about, and when. */
export function AwayHead({ title, addressId, dates }: Props): ReactNode {
  const calendar = useDesk((desk) => desk.calendars.find((entry) => entry.addressId === addressId));
  return (
    <header className="panel-head">
      <h2 className="panel-name">{title}</h2>
      <p className="panel-day">{dates}</p>
      <p className="panel-doctor">{calendar?.ownName ?? calendar?.doctor}</p>
    </header>
  );
}
