import { type ReactNode, useState } from 'react';
import { useAnnouncement } from '../state/announce.ts';

/**
 * What is announced, for ears. Each dialog over the window has one of its own, because a screen reader hears nothing of what lies
 * under it. What was announced before it was there is not said again.
 */
export function LiveRegion(): ReactNode {
  const { text, count } = useAnnouncement();
  const [begun] = useState(count);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={count}>{count > begun && text}</span>
    </div>
  );
}
