import { CircleAlert, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OfferedService } from '#shared/contract/services.ts';
import { useT } from '../i18n/useT.ts';

interface Props {
  readonly on: Pick<OfferedService, 'going' | 'pending' | 'attention'>;
}

/** What is on its way, or needs a person. */
export function ServiceMark({ on }: Props): ReactNode {
  const t = useT();
  return (
    <>
      {on.pending.length > 0 && (
        <span className="services-tag" data-tone="pending">
          <Clock size={12} aria-hidden />
          {t(`services.going.${on.going ?? 'changing'}`)}
        </span>
      )}
      {on.attention.length > 0 && (
        <span className="services-tag" data-tone="attention">
          <CircleAlert size={12} aria-hidden />
          {t('services.needsYou')}
        </span>
      )}
    </>
  );
}
