import { Settings as Gear } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { open } from '../state/opened.ts';
import { Button } from '../ui/Button.tsx';

/** Leads to the settings. */
export function SettingsButton(): ReactNode {
  const t = useT();
  return (
    <Button
      rank="quiet"
      aria-label={t('app.settings.title')}
      aria-haspopup="dialog"
      onPress={() => open('settings')}
    >
      <Gear size={18} aria-hidden />
    </Button>
  );
}
