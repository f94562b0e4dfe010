import { type ReactNode, useState } from 'react';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { notify } from '../undo/decide.ts';
import { ConnectForm } from './ConnectForm.tsx';
import { givenTo } from './given.ts';
import { refusedClinic } from './isRefused.ts';
import './setup.css';

/** New credentials for the clinic at work: over the day, which stays as it is with all that waits to be sent. */
export function CredentialsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const connection = useDesk((desk) => desk.connection);
  const line = useDesk((desk) => desk.line);
  // Those at the beginning: what is typed is not thrown away when main connects anew meanwhile.
  const [given] = useState(() => givenTo(connection, refusedClinic(line)));
  if (given === null) return null;
  const saved = (): void => {
    notify(t('setup.renew.done'), 'done');
    onClose();
  };
  return (
    <WindowDialog title={t('setup.renew.title')} closing="plain" onClose={onClose}>
      <p>{t('setup.renew.text')}</p>
      <ConnectForm given={given} onSaved={saved} />
    </WindowDialog>
  );
}
