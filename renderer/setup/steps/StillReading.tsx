import type { ReactNode } from 'react';
import type { Guide } from '#shared/contract/connection.ts';
import { useT } from '../../i18n/useT.ts';
import { useDesk } from '../../state/desk.ts';

interface Props {
  readonly guide: Guide;
  /** What of the first copy the step needs. */
  readonly until: 'catalogue' | 'schedule';
}

/** Why a list may not be whole yet. Its line is kept, so that nothing moves when it is. */
export function StillReading({ guide, until }: Props): ReactNode {
  const t = useT();
  const waits = useDesk(({ line }) => line.kind === 'offline' || line.kind === 'paused');
  const isRead = guide.reading === null || (until === 'catalogue' && guide.reading === 'schedule');
  return (
    <p className="guide-reading" role="status">
      {!isRead && t(waits ? 'setup.guide.readingWaits' : 'setup.guide.reading')}
    </p>
  );
}
