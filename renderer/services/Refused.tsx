import { type ReactNode, useState } from 'react';
import type { OfferItem } from '#shared/contract/attention.ts';
import type { OfferedService } from '#shared/contract/services.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { offerWhy } from '../i18n/offerWhy.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { resolvePlainly } from '../undo/decide.ts';

/** What the marketplace did not take of a service: why, and the ways on. The same item stands under "Needs you". */
export function Refused({ service }: { readonly service: OfferedService }): ReactNode {
  const last = service.attention.at(-1);
  const item = useDesk(({ outbox }) => outbox.attention.find((known) => isOf(known, last)));
  return item?.about === 'offer' ? <Note key={item.intentId} item={item} /> : null;
}

type Item = Parameters<Parameters<typeof useDesk>[0]>[0]['outbox']['attention'][number];

const isOf = (item: Item, intentId: string | undefined): boolean =>
  item.about === 'offer' && intentId !== undefined && item.intentIds.includes(intentId);

function Note({ item }: { readonly item: OfferItem }): ReactNode {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { kind, reason, message, calendars, steps, intentId } = item;
  const choose = (step: 'again' | 'drop'): void =>
    once(async () => {
      const answer = await resolvePlainly(intentId, step, t);
      setProblem(answer.ok ? null : answer.error);
    });
  return (
    <section className="services-refused" role="status">
      <h4>{t(`services.refused.${kind}`)}</h4>
      <p>{offerWhy(reason, t)}</p>
      {calendars > 1 && <p className="meta">{t('services.refused.calendars', { count: calendars })}</p>}
      {message !== '' && (
        <details className="note-details">
          <summary>{t('problem.details')}</summary>
          <pre className="selectable" tabIndex={0} aria-label={t('problem.details')}>
            {message}
          </pre>
        </details>
      )}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <div className="services-actions">
        {steps.includes('again') && (
          <Button onPress={() => choose('again')}>{t('visit.again', { kind: 'other' })}</Button>
        )}
        <Button onPress={() => choose('drop')}>{t('visit.attention.drop')}</Button>
      </div>
    </section>
  );
}
