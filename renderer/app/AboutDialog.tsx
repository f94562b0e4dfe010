import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from './Button.tsx';

/** Which version this is: what support asks first. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const info = useDesk((desk) => desk.info);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="about" aria-labelledby="about-title" onClose={onClose}>
      <h2 id="about-title">{t('app.about.title')}</h2>
      <p>{t('app.about.text')}</p>
      <p className="meta tabular selectable">
        {t('app.about.version', { version: info.version })}
        <br />
        {t('app.about.runtime', { electron: info.electron, chromium: info.chromium })}
      </p>
      <Button rank="primary" onPress={() => dialog.current?.close()}>
        {t('app.about.close')}
      </Button>
    </dialog>
  );
}
