import type { DriftChosen } from '#shared/contract/publishing.ts';
import { toldWord } from '#shared/domain/availability/told.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { toldOn } from '../../sync/hours/dateSeen.ts';
import type { Session } from '../session.ts';
import { recordHours } from './publish.ts';
import { keepDate, standAsWanted } from './takeOver.ts';

/** A date as it was seen to differ. */
export interface SeenDrift {
  readonly addressId: AddressId;
  readonly date: LocalDate;
  readonly told: string;
}

/** What the vendor tells of a date becomes an exception here, and stands. Nothing is sent. */
export function keepTheirs(session: Session, seen: SeenDrift, staff: string): DriftChosen {
  const { addressId, date, told } = seen;
  const { reads } = session.sync.publishing;
  if (toldWord(toldOn(reads, addressId, date, session.now())) !== told || !differs(session, seen))
    return { kind: 'changedMeanwhile' };
  session.store.transaction(() => {
    keepDate(session, addressId, date, `kept-${addressId}-${date}`);
    standAsWanted(session, addressId, { first: date, last: date });
    recordHours(session, 'keptTheirs', { addressId, calendars: 1, writes: 0 }, staff);
  });
  session.sync.publishing.tell(addressId);
  session.sync.publishing.nudge();
  return { kind: 'asked', writes: 0, dropped: 1, waiting: 0, minutes: 0, heldUntil: session.now() };
}

/** A date is sent once more over what was seen there. */
export function publishOurs(session: Session, seen: SeenDrift, staff: string): DriftChosen {
  const { addressId, date, told } = seen;
  const { publishing } = session.sync;
  if (!differs(session, seen)) return { kind: 'changedMeanwhile' };
  const isAsked = session.store.transaction(() => {
    if (!publishing.overwrite(addressId, date, told)) return false;
    recordHours(session, 'overwritten', { addressId, calendars: 1, writes: 1 }, staff);
    return true;
  });
  if (!isAsked) return { kind: 'changedMeanwhile' };
  publishing.tell(addressId);
  publishing.nudge();
  return {
    kind: 'asked',
    writes: 1,
    dropped: 0,
    waiting: 0,
    minutes: publishing.reckon(1),
    heldUntil: session.now(),
  };
}

const differs = ({ store }: Session, { addressId, date }: SeenDrift): boolean =>
  store.availability.published.between(addressId, date, date).items.some(({ state }) => state === 'differs');
