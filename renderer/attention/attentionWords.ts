import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { AttentionItem } from '#shared/contract/attention.ts';
import { wishOf } from './wish.ts';

/** An attention item in the clinic's words. */
export interface AttentionWords {
  /** What was wanted, as it stands after "You wanted": `to move the visit from 10:00 to 10:20`. */
  readonly wanted: string;
  /** Why it could not be done. */
  readonly why: string;
  /** What is true now; empty where the marketplace knows no such visit. */
  readonly now: string;
  /** The one sentence for the list: what somebody did meanwhile if that is the cause, else why. */
  readonly short: string;
}

/** Puts an item into words. Times are the clinic's, with the day where it is not today's. */
export function attentionWords(
  item: AttentionItem,
  t: Translator,
  formats: Pick<Formats, 'dayAndTime'>,
  today: LocalDate,
): AttentionWords {
  const at = (instant: number | undefined): string =>
    instant === undefined ? '' : formats.dayAndTime(instant, today);
  const wantedAt = at(item.wanted?.start ?? item.seen?.start);
  const why = t(`visit.why.${item.reason}`, { time: wantedAt });
  const now = nowWords(item, t, at);
  const told = item.now?.status === 'moved' || item.now?.status === 'canceled';
  return {
    wanted: t(`visit.wanted.${wishOf(item)}`, { from: at(item.seen?.start), time: wantedAt }),
    why,
    now,
    short: told ? now : why,
  };
}

function nowWords({ now }: AttentionItem, t: Translator, at: (instant: number) => string): string {
  if (now === null) return '';
  const by = now.by ?? 'other';
  const time = at(now.start);
  switch (now.status) {
    case 'moved':
      return now.at === null
        ? t('visit.now.moved', { by, time })
        : t('visit.now.movedAt', { by, time, at: at(now.at) });
    case 'canceled':
      return now.at === null
        ? t('visit.now.canceled', { by })
        : t('visit.now.canceledAt', { by, at: at(now.at) });
    case 'booked':
      return now.presence === null
        ? t('visit.now.booked', { time })
        : t('visit.now.marked', { time, presence: now.presence });
    case 'unknown':
      return t('visit.now.booked', { time });
  }
}
