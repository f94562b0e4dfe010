import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { AttentionItem, VisitItem } from '#shared/contract/attention.ts';
import { nameOf } from '../i18n/nameOf.ts';
import type { AttentionWords } from './itemWords.ts';
import { breakItemWords } from './breakWords.ts';
import { offerItemWords } from './offerWords.ts';
import { hoursItemWords } from './hoursWords.ts';
import { wishOf } from './wish.ts';

/** Puts an item into words. Times are the clinic's, with the day where it is not today's. */
export function attentionWords(
  item: AttentionItem,
  t: Translator,
  formats: Pick<Formats, 'dayAndTime' | 'dayWithYear' | 'time' | 'timeZone'>,
  today: LocalDate,
): AttentionWords {
  switch (item.about) {
    case 'visit':
      return visitWords(item, t, formats, today);
    case 'break':
      return breakItemWords(item, { t, formats, today });
    case 'offer':
      return offerItemWords(item, t);
    case 'hours':
      return hoursItemWords(item, t, formats, today);
  }
}

/** Whom or what an item is about, and what was wanted, for lists. */
export function attentionFace(
  item: AttentionItem,
  t: Translator,
): { readonly who: string; readonly wish: string } {
  switch (item.about) {
    case 'visit':
      return { who: nameOf(item.patient, t), wish: t('visit.wish', { kind: item.kind }) };
    case 'break':
      return { who: item.doctorName, wish: t(`breaks.wish.${item.kind}`) };
    case 'offer':
      return { who: item.doctorName, wish: t(`services.wish.${item.kind}`) };
    case 'hours':
      return { who: item.doctorName, wish: t(`publishing.wish.${item.kind}`) };
  }
}

function visitWords(
  item: VisitItem,
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

function nowWords({ now }: VisitItem, t: Translator, at: (instant: number) => string): string {
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
