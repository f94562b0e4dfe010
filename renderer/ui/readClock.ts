import { inOrdinaryWidth, withoutUnseen } from '#shared/domain/pasted.ts';
import { clockTimeOf, minutesPerDay, type ClockTime } from '#shared/domain/availability/clockTime.ts';

/**
 * A time as people type it: `8`, `830`, `8:30`, `8.30`, `8h30`, `2 pm`; also with signs that nobody sees, as it may be pasted.
 * @returns `null`: it is none
 */
export function readClock(typed: string): ClockTime | null {
  const text = inOrdinaryWidth(withoutUnseen(typed));
  const found = /^\s*(\d{1,2})\s*(?:[:.,h ]?\s*(\d{2}))?\s*(a|p)?\.?\s*m?\.?\s*$/iu.exec(text);
  if (found === null) return null;
  const [, hours = '', minutes = '0', half] = found;
  const ofHalf = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  const at = ofHalf * 60 + Number(minutes);
  return Number(minutes) < 60 && at <= minutesPerDay ? clockTimeOf(at) : null;
}
