import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { Choice } from '../ui/Choice.tsx';
import { Door } from './Door.tsx';
import type { GroupProps } from './group.ts';

const computers = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20] as const;

export function ConnectionCheck(): ReactNode {
  const t = useT();
  return <Door to="diagnostics" label={t('app.diagnostics.title')} hint={t('app.settings.explain.check')} />;
}

export function SetUpGuide(): ReactNode {
  const t = useT();
  return <Door to="guide" label={t('setup.guide.open')} hint={t('setup.guide.hint')} />;
}

export function NewCredentials(): ReactNode {
  const t = useT();
  return <Door to="credentials" label={t('setup.renew.open')} hint={t('app.settings.explain.credentials')} />;
}

/** Each desk keeps to its share of the calls that the marketplace allows. */
export function DesksSharing({ change }: GroupProps): ReactNode {
  const t = useT();
  const desksSharing = useDesk((desk) => desk.settings.desksSharing);
  return (
    <Choice
      label={t('app.settings.desksSharing')}
      hint={t('app.settings.desksSharingHint')}
      value={String(desksSharing)}
      options={computers.map((count) => ({ value: String(count), label: String(count) }))}
      onChange={(value) => {
        const wanted = computers.find((count) => String(count) === value);
        if (wanted !== undefined) change({ desksSharing: wanted });
      }}
    />
  );
}
