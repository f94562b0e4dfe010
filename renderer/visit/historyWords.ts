import { localDateOf } from '#shared/time/zone.ts';
import type { HistoryLine } from './historyLines.ts';
import type { Saying } from '../undo/saying.ts';

/** What a line of the history says; of a move from when to when, and the day once where it stayed the same. */
export function historyWords({ kind, by, moved, reason }: HistoryLine, saying: Saying): string {
  const { t, formats, today } = saying;
  if (kind === 'cancel' && reason !== null) return t('visit.history.cancelFor', { reason });
  if ((kind !== 'move' && kind !== 'moved') || moved === null)
    return kind === 'moved' ? t('visit.history.move') : t(`visit.history.${kind}`, { by });
  const { from, to, doctorName } = moved;
  const dayOf = (at: number): string => localDateOf(at, formats.timeZone);
  const isOneDay = from !== null && dayOf(from) === dayOf(to);
  const when = isOneDay ? formats.time(to) : formats.dayAndTime(to, today);
  const where = doctorName === null ? when : `${when}, ${doctorName}`;
  if (from === null) return t('visit.history.movedTo', { to: where });
  const times = { from: formats.dayAndTime(from, today), to: where };
  return kind === 'moved' ? t('visit.history.moved', { ...times, by }) : t('visit.history.movedFrom', times);
}
