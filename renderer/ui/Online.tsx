import type { ReactNode } from 'react';
import { marks } from '../design/icons.tsx';
import { useT } from '../i18n/useT.ts';

/**
 * Marks a time of a doctor who sees patients by video then: the same doctor may have others at the clinic. A word, and before the name,
 * which may be so long that its end is cut.
 */
export function Online(): ReactNode {
  const t = useT();
  return (
    <span className="times-online" title={t('board.online')}>
      {marks.video}
      {t('visit.online')}
    </span>
  );
}
