import type { StaffEntry, StaffSaved } from '#shared/contract/staff.ts';
import type { SeatMember } from '#shared/domain/staffMember.ts';
import { keepersOf, mayKeepCalendars } from '#shared/domain/staffRights.ts';
import type { KeepersOnly } from '../seat.ts';

/** Who works at the seat, as its file has them now. */
export interface RosterNow {
  /** Those who have left too. */
  readonly everybody: readonly SeatMember[];
  /** `null`: nobody has said. */
  readonly atDesk: string | null;
}

const isHere = ({ removedAt }: SeatMember): boolean => removedAt === null;

/** Why somebody cannot be saved so, in the order in which it is mended; `null`: nothing is in the way. */
export function saveRefusal(entry: StaffEntry, now: RosterNow): StaffSaved | KeepersOnly | null {
  const before = now.everybody.find(({ id }) => id === entry.id) ?? null;
  if (entry.id !== null && (before === null || !isHere(before))) return { kind: 'gone' };
  const wanted = entry.initials.toLocaleUpperCase();
  const owner = now.everybody.find(
    ({ id, initials }) => id !== entry.id && initials.toLocaleUpperCase() === wanted,
  );
  if (owner !== undefined) return { kind: 'initialsTaken', by: owner.name };
  return rightRefusal(entry, before, now);
}

function rightRefusal(
  { right, pin }: StaffEntry,
  before: SeatMember | null,
  { everybody, atDesk }: RosterNow,
): StaffSaved | KeepersOnly | null {
  const here = everybody.filter(isHere);
  const had = before?.right ?? 'atDesk';
  if (right !== had && !mayKeepCalendars(here, atDesk)) return { kind: 'keepersOnly' };
  if (right !== had && right === 'atDesk' && keepersOf(here).length === 1) return { kind: 'lastKeeper' };
  const hasPin = pin === 'keep' ? before !== null && before.pin !== null : pin !== 'none';
  return right === 'keepsCalendars' && !hasPin ? { kind: 'pinNeeded' } : null;
}

/** Why somebody who is here cannot be removed; `null`: nothing is in the way. */
export function removeRefusal(
  { right }: SeatMember,
  { everybody, atDesk }: RosterNow,
): 'keepersOnly' | 'lastKeeper' | null {
  if (right !== 'keepsCalendars') return null;
  const here = everybody.filter(isHere);
  if (!mayKeepCalendars(here, atDesk)) return 'keepersOnly';
  return keepersOf(here).length === 1 ? 'lastKeeper' : null;
}
