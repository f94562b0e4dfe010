import type { ReactNode } from 'react';
import type { Problem } from '#shared/contract/views.ts';
import { useT } from '../i18n/useT.ts';

/** The window: set-up while no clinic is connected, the day otherwise. */
export function App({ problem }: { readonly problem: Problem | null }): ReactNode {
  const t = useT();
  return <main data-problem={problem?.kind}>{t('app.name')}</main>;
}
