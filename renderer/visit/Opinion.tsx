import { MessageSquareQuote } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { whyNoOpinion } from '#shared/domain/opinion.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { whoIs } from '../staff/whoIs.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { dayIsOf } from '../state/steps.ts';
import { Button } from '../ui/Button.tsx';
import type { Deciding } from './useDeciding.ts';

interface Props {
  readonly visit: VisitDetails;
  readonly now: EpochMs;
  readonly deciding: Deciding;
}

/**
 * Asking the patient for an opinion, and what the marketplace answered. Of a visit of today it stands there before the visit is over, so that
 * nothing moves when it is.
 */
export function Opinion({ visit, now, deciding }: Props): ReactNode {
  const t = useT();
  const standing = useStanding(visit, now);
  if (visit.status === 'canceled' || dayIsOf(visit.start, visit.timeZone, now) === 'coming') return null;
  const isAsked = visit.opinion !== null || visit.pending.some(isAsking);
  return (
    <section className="opinion" aria-label={t('visit.opinion.label')}>
      {!isAsked && (
        <Button
          isDisabled={whyNoOpinion(visit, now) !== null || standing.needsYou}
          onPress={() => void deciding.askForOpinion()}
        >
          <MessageSquareQuote size={16} aria-hidden />
          {t('visit.opinion.ask')}
        </Button>
      )}
      <p className="meta">{standing.words}</p>
    </section>
  );
}

const isAsking = ({ kind }: { readonly kind: string }): boolean => kind === 'askForOpinion';

/** How it stands with the visit's opinion, in a sentence. */
function useStanding(
  visit: VisitDetails,
  now: EpochMs,
): { readonly words: string; readonly needsYou: boolean } {
  const t = useT();
  const formats = useFormats(visit.timeZone);
  const today = useToday();
  const people = useDesk((desk) => desk.staff);
  const needsYou = useDesk((desk) =>
    desk.outbox.attention.some(
      (item) => item.about === 'visit' && item.bookingId === visit.id && isAsking(item),
    ),
  );
  return { words: wordsOf(), needsYou };

  function wordsOf(): string {
    if (visit.opinion !== null) {
      const { at, staff, already } = visit.opinion;
      const time = formats.dayAndTime(at, today);
      if (already) return t('visit.opinion.already', { time });
      const asked = t('visit.opinion.asked', { time });
      return staff === '' ? asked : `${asked} · ${whoIs(staff, people)}`;
    }
    if (visit.pending.some(isAsking)) return t('visit.opinion.onItsWay');
    if (needsYou) return t('visit.opinion.needsYou');
    const why = whyNoOpinion(visit, now);
    return why === null || why === 'canceled' ? t('visit.opinion.hint') : t(`visit.opinion.${why}`);
  }
}
