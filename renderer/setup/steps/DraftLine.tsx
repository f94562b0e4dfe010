import type { ReactNode } from 'react';
import type { GuideCalendar } from '#shared/contract/connection.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import type { SeenDraft } from './useDrafts.ts';

interface Props {
  readonly calendar: GuideCalendar;
  /** `null`: it is not compared yet. */
  readonly draft: SeenDraft | null;
  readonly onOpen: () => void;
}

/** A calendar whose draft waits: how much it changes, what of it needs a look, and the way there. */
export function DraftLine({ calendar, draft, onOpen }: Props): ReactNode {
  const t = useT();
  const { doctor, place } = calendar;
  return (
    <li>
      <span className="guide-name">{doctor}</span>
      <span className="meta guide-place" title={place}>
        {place}
      </span>
      <span className="guide-line-end">
        {draft !== null && <Changes draft={draft} />}
        <Button
          rank="quiet"
          aria-label={`${t('setup.guide.drafts.look')}: ${doctor}, ${place}`}
          onPress={onOpen}
        >
          {t('setup.guide.drafts.look')}
        </Button>
      </span>
    </li>
  );
}

function Changes({ draft: { difference, isFaulty } }: { readonly draft: SeenDraft }): ReactNode {
  const t = useT();
  const { days, visits } = difference;
  const fewer = days.filter(({ gone }) => gone.length > 0).length;
  const wait = days.filter(({ change }) => change === 'wait').length;
  const cares = [
    isFaulty && t('setup.guide.drafts.faulty'),
    visits.length > 0 && t('setup.guide.drafts.outside', { count: visits.length }),
    fewer > 0 && t('setup.guide.drafts.fewer', { count: fewer }),
    wait > 0 && t('setup.guide.drafts.wait', { count: wait }),
  ].filter((words) => words !== false);
  return (
    <>
      {cares.map((words) => (
        <span key={words} className="guide-badge" data-tone="care">
          {words}
        </span>
      ))}
      <span className="meta tabular">{t('setup.guide.drafts.dates', { count: days.length })}</span>
    </>
  );
}
