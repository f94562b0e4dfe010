import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { later } from '../ui/later.tsx';

/** Seldom needed: it is loaded when somebody asks for it. */
const FilePage = later(async () => (await import('./file/HoursFilePage.tsx')).HoursFilePage);

/** All hours as a file. */
export function HoursFileButton(): ReactNode {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button rank="quiet" onPress={() => setOpen(true)}>
        {t('hours.file.open')}
      </Button>
      {isOpen && <FilePage.Part onClose={() => setOpen(false)} />}
    </>
  );
}
