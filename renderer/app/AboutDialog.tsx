import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { WindowDialog } from '../ui/WindowDialog.tsx';

/** Which version this is: what support asks first. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const info = useDesk((desk) => desk.info);
  return (
    <WindowDialog title={t('app.about.title')} onClose={onClose}>
      <p>{t('app.about.text')}</p>
      <p className="meta tabular selectable">
        {t('app.about.version', { version: info.version })}
        <br />
        {t('app.about.runtime', { electron: info.electron, chromium: info.chromium })}
      </p>
    </WindowDialog>
  );
}
